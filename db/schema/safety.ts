import { sql } from "drizzle-orm";
import { check, date, foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, instant, practiceId } from "#db/columns";
import { partner, safetyHold } from "#db/schema/couples";

/**
 * Where the screening of one partner, seen alone, stands. Its outcome and never an answer. Append-only; the newest
 * row of a partner is the one in force. Seen by the treating clinician alone.
 */
export const screening = pgTable(
  "screening",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    partnerId: uuid("partner_id").notNull(),
    slot: text("slot").notNull(),
    status: text("status").notNull(),
    /** The day of the talk, and the day from which it no longer counts. */
    screenedOn: date("screened_on", { mode: "string" }).notNull(),
    lapsesOn: date("lapses_on", { mode: "string" }).notNull(),
    recordedBy: uuid("recorded_by").notNull(),
    recordedAt: instant("recorded_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    index("screening_of_partner").on(t.practiceId, t.coupleId, t.partnerId, t.recordedAt.desc().nullsFirst()),
    foreignKey({
      name: "screening_of_couple",
      columns: [t.practiceId, t.coupleId, t.partnerId],
      foreignColumns: [partner.practiceId, partner.coupleId, partner.id],
    }),
    check("screening_slot", sql`${t.slot} in ('A','B')`),
    check("screening_status", sql`${t.status} in ('clear','concern','not_done')`),
    check("screening_lapses", sql`${t.lapsesOn} > ${t.screenedOn}`),
  ],
);

/** A safety hold that was looked at again and kept. Append-only. Seen by the treating clinician alone. */
export const holdRecheck = pgTable(
  "hold_recheck",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    holdId: uuid("hold_id").notNull(),
    /** Why it stays, sealed for the therapist. */
    noteSealed: bytes("note_sealed").notNull(),
    checkedBy: uuid("checked_by").notNull(),
    checkedAt: instant("checked_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    index("hold_recheck_newest").on(t.practiceId, t.coupleId, t.holdId, t.checkedAt.desc().nullsFirst()),
    foreignKey({
      name: "hold_recheck_of_hold",
      columns: [t.practiceId, t.coupleId, t.holdId],
      foreignColumns: [safetyHold.practiceId, safetyHold.coupleId, safetyHold.id],
    }),
  ],
);
