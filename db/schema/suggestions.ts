import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { bytes, instant, practiceId } from "#db/columns";
import { couple } from "#db/schema/couples";

/** What the therapist changed about one exercise in a couple's list of suggestions. It opens nothing that is held. */
export const suggestionChoice = pgTable(
  "suggestion_choice",
  {
    practiceId: practiceId(),
    coupleId: uuid("couple_id").notNull(),
    exerciseSlug: text("exercise_slug").notNull(),
    isPinned: boolean("is_pinned").notNull().default(false),
    isHidden: boolean("is_hidden").notNull().default(false),
    /** Its place in the list, from 1; null where its score decides. */
    place: smallint("place"),
    /** When it was left for later: it is out of the list until the next session has begun. */
    notNowAt: instant("not_now_at"),
    /** Why it was hidden, for the therapist. */
    reasonSealed: bytes("reason_sealed"),
    changedBy: uuid("changed_by").notNull(),
    changedAt: instant("changed_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.coupleId, t.exerciseSlug] }),
    foreignKey({ columns: [t.practiceId, t.coupleId], foreignColumns: [couple.practiceId, couple.id] }),
    check("suggestion_choice_one", sql`not (${t.isPinned} and ${t.isHidden})`),
    check("suggestion_choice_place", sql`${t.place} between 1 and 999`),
  ],
);

/** Things and rooms that exercises need and a couple does not have. */
export const coupleLack = pgTable(
  "couple_lack",
  {
    practiceId: practiceId(),
    coupleId: uuid("couple_id").notNull(),
    thing: text("thing").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.coupleId, t.thing] }),
    foreignKey({ columns: [t.practiceId, t.coupleId], foreignColumns: [couple.practiceId, couple.id] }),
    check(
      "couple_lack_known",
      sql`${t.thing} in ('private_place','phone','timer','audio','warmth','calendar')`,
    ),
  ],
);
