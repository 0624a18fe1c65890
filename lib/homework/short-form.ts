import { type SQL, sql } from "drizzle-orm";
import { assignment, task } from "#db/schema/homework";

/**
 * Whether a partner's own share is the two-minute version: given so by the therapist, or chosen by its partner for
 * their copy alone.
 */
export const isInShortForm = (): SQL<boolean> => sql<boolean>`(${assignment.smaller} or ${task.isShort})`;
