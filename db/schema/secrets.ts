import { sql } from "drizzle-orm";
import { check, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { bytes, instant, practiceId } from "#db/columns";

/**
 * Wrapped data keys, one per owner (a couple, or the practice itself) and scope. The wrapping key is
 * never in the database. Deleting a row makes everything sealed under it unreadable.
 */
export const dataKey = pgTable(
  "data_key",
  {
    practiceId: practiceId(),
    ownerId: uuid("owner_id").notNull(),
    scope: text("scope").notNull(),
    keyId: uuid("key_id").notNull(),
    wrapped: bytes("wrapped").notNull(),
    wrappedBy: text("wrapped_by").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.ownerId, t.scope] }),
    unique("data_key_id").on(t.practiceId, t.keyId),
    check(
      "data_key_scope",
      sql`${t.scope} in ('practice','shared','therapist','partner_a','partner_b','private_a','private_b','identity_a','identity_b','file_a','file_b','process')`,
    ),
  ],
);
