import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { practiceId } from "#db/columns";
import { couple, partner } from "#db/schema/couples";

/**
 * One line a partner lets the other one read, once both share the same line and the therapist reveals it: a question of
 * a check-in, or a statement they rated. The number is the one of the row it was sent in, so that a later answer widens
 * nothing. Taken back before the reveal, the row is gone. No instant, and never the two statements that open a private
 * check. Source: measures paper, section 3; formulation paper, section 5; security paper, SAFE-03, SAFE-04.
 */
export const lineShare = pgTable(
  "line_share",
  {
    practiceId: practiceId(),
    coupleId: uuid("couple_id").notNull(),
    partnerId: uuid("partner_id").notNull(),
    slot: text("slot").notNull(),
    /** The check-in or the rating it was sent in. */
    sourceId: uuid("source_id").notNull(),
    kind: text("kind").notNull(),
    line: text("line").notNull(),
    /** The week of a check-in; the day a rating was sent. */
    saidOn: date("said_on", { mode: "string" }).notNull(),
    /** Null where somebody looked for no reassurance, so that there was nothing to rate. */
    picked: smallint("picked"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.partnerId, t.sourceId, t.line] }),
    foreignKey({
      name: "line_share_of_partner",
      columns: [t.practiceId, t.coupleId, t.partnerId],
      foreignColumns: [partner.practiceId, partner.coupleId, partner.id],
    }),
    index("line_share_of_couple").on(t.practiceId, t.coupleId, t.line),
    check("line_share_slot", sql`${t.slot} in ('A','B')`),
    check(
      "line_share_line",
      sql`(${t.kind} = 'check_in' and ${t.line} in ('q1','q2','q3','q4','q5','q6')) or (${t.kind} = 'rating' and ${t.line} in ('D2','D3','D4','D5','D6','D7','R1','R2','R3','R4','R5','R6','R7','A1','A2','A3','A4','A5','A6','A7','K1','K2','K4','K5','K6'))`,
    ),
    check("line_share_picked", sql`${t.picked} between 0 and 10`),
    check("line_share_says", sql`${t.picked} is not null or ${t.line} = 'q2'`),
  ],
);

/** A line that the therapist has revealed to both: of which check-in or rating of each. */
export const lineOpening = pgTable(
  "line_opening",
  {
    practiceId: practiceId(),
    coupleId: uuid("couple_id").notNull(),
    line: text("line").notNull(),
    sourceA: uuid("source_a").notNull(),
    sourceB: uuid("source_b").notNull(),
    openedOn: date("opened_on", { mode: "string" }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.coupleId, t.line, t.sourceA, t.sourceB] }),
    check(
      "line_opening_line",
      sql`${t.line} in ('q1','q2','q3','q4','q5','q6','D2','D3','D4','D5','D6','D7','R1','R2','R3','R4','R5','R6','R7','A1','A2','A3','A4','A5','A6','A7','K1','K2','K4','K5','K6')`,
    ),
    foreignKey({
      name: "line_opening_of_couple",
      columns: [t.practiceId, t.coupleId],
      foreignColumns: [couple.practiceId, couple.id],
    }),
  ],
);
