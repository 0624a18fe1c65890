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
