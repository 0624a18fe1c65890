import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  customType,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, instant, practiceId } from "#db/columns";
import { member } from "#db/schema/accounts";

const searchable = customType<{ data: string }>({ dataType: () => "tsvector" });

/** What the library lists and searches by, worked out from the body whenever that is written. */
const card = () => ({
  title: text("title").notNull(),
  /** The title as it is sorted: lower case, without accents. */
  sortTitle: text("sort_title").notNull(),
  aim: text("aim").notNull(),
  minutes: smallint("minutes").notNull(),
  /** Gates that block it and gates that warn, in the order of their numbers, with a space between. */
  blockedBy: text("blocked_by").notNull(),
  warnedBy: text("warned_by").notNull(),
  /** One bit per choice of every filter. */
  traits: bigint("traits", { mode: "number" }).notNull(),
  /** The stems of the words of title (A), aim (B), steps (C) and subjects (D). */
  search: searchable("search").notNull(),
});

/** Every version of every exercise that came with the product. The same for all practices; written by migration. */
export const builtinExercise = pgTable(
  "builtin_exercise",
  {
    slug: text("slug").notNull(),
    version: smallint("version").notNull(),
    contentHash: bytes("content_hash").notNull(),
    body: jsonb("body").notNull(),
    ...card(),
    addedAt: instant("added_at").notNull().defaultNow(),
    /** When a newer version came. */
    supersededAt: instant("superseded_at"),
  },
  (t) => [
    primaryKey({ columns: [t.slug, t.version] }),
    check("builtin_exercise_slug", sql`${t.slug} not like 'own-%'`),
  ],
);

/** The words the built-in exercises use, for forgiving a slip of the keyboard. */
export const builtinWord = pgTable("builtin_word", { word: text("word").primaryKey() });

/** What is left of each word when up to two letters are missing: two words a slip apart share one of these. */
export const builtinSlip = pgTable(
  "builtin_slip",
  {
    slip: text("slip").notNull(),
    word: text("word").notNull(),
  },
  (t) => [primaryKey({ columns: [t.slip, t.word] })],
);

/**
 * One version of an exercise a practice wrote. A draft changes with `revision`; once published, a row never
 * changes again but to be retired or superseded (a trigger holds that).
 */
export const ownExercise = pgTable(
  "own_exercise",
  {
    practiceId: practiceId(),
    slug: text("slug").notNull(),
    version: smallint("version").notNull(),
    id: uuid("id").notNull(),
    state: text("state").notNull().default("draft"),
    revision: integer("revision").notNull().default(1),
    body: jsonb("body").notNull(),
    ...card(),
    originSlug: text("origin_slug"),
    originVersion: smallint("origin_version"),
    authorId: uuid("author_id").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    publishedAt: instant("published_at"),
    retiredAt: instant("retired_at"),
    /** When a newer version was published. */
    supersededAt: instant("superseded_at"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.slug, t.version] }),
    unique("own_exercise_id").on(t.practiceId, t.id),
    uniqueIndex("own_exercise_one_draft").on(t.practiceId, t.slug).where(sql`state = 'draft'`),
    foreignKey({ columns: [t.practiceId, t.authorId], foreignColumns: [member.practiceId, member.id] }),
    check("own_exercise_slug", sql`${t.slug} like 'own-%'`),
    check("own_exercise_state", sql`${t.state} in ('draft','published','retired')`),
    check("own_exercise_published", sql`(${t.state} = 'draft') = (${t.publishedAt} is null)`),
    check("own_exercise_retired", sql`(${t.state} = 'retired') = (${t.retiredAt} is not null)`),
    check("own_exercise_origin", sql`(${t.originSlug} is null) = (${t.originVersion} is null)`),
  ],
);

/** The words of a practice's own published exercises. */
export const ownWord = pgTable(
  "own_word",
  { practiceId: practiceId(), word: text("word").notNull() },
  (t) => [primaryKey({ columns: [t.practiceId, t.word] })],
);

/** As `builtinSlip`, of a practice's own words. Written by a trigger. */
export const ownSlip = pgTable(
  "own_slip",
  { practiceId: practiceId(), slip: text("slip").notNull(), word: text("word").notNull() },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.slip, t.word] }),
    foreignKey({
      name: "own_slip_word",
      columns: [t.practiceId, t.word],
      foreignColumns: [ownWord.practiceId, ownWord.word],
    }).onDelete("cascade"),
    index("own_slip_of_word").on(t.practiceId, t.word),
  ],
);

/** The stems of each own exercise that is in use or was retired, to be found by. Written by a trigger. */
export const ownTerm = pgTable(
  "own_term",
  {
    practiceId: practiceId(),
    term: text("term").notNull(),
    slug: text("slug").notNull(),
    version: smallint("version").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.term, t.slug, t.version] }),
    foreignKey({
      name: "own_term_exercise",
      columns: [t.practiceId, t.slug, t.version],
      foreignColumns: [ownExercise.practiceId, ownExercise.slug, ownExercise.version],
    }).onDelete("cascade"),
    index("own_term_of_exercise").on(t.practiceId, t.slug, t.version),
  ],
);
