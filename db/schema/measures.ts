import { sql } from "drizzle-orm";
import { check, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, practiceId } from "#db/columns";

/** The words of a measure's questions, as a practice holds a licence for them. The product ships none. */
export const measureWording = pgTable(
  "measure_wording",
  {
    practiceId: practiceId(),
    measureSlug: text("measure_slug").notNull(),
    version: integer("version").notNull().default(1),
    lines: text("lines").array().notNull(),
    typedBy: uuid("typed_by").notNull(),
    typedAt: instant("typed_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.measureSlug] }),
    check("measure_wording_lines", sql`cardinality(${t.lines}) between 1 and 60`),
  ],
);

/** That somebody of a practice compared what is unsure about a measure with its source. No row: it is switched off. */
export const measureCheck = pgTable(
  "measure_check",
  {
    practiceId: practiceId(),
    measureSlug: text("measure_slug").notNull(),
    /** SHA-256 of the facts as they stood then: other facts have to be compared anew. */
    facts: text("facts").notNull(),
    checkedBy: uuid("checked_by").notNull(),
    checkedAt: instant("checked_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.measureSlug] }),
    check("measure_check_facts", sql`${t.facts} ~ '^[0-9a-f]{64}$'`),
  ],
);
