import { sql } from "drizzle-orm";
import { check, foreignKey, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { bytes, instant, practiceId } from "#db/columns";
import { partner } from "#db/schema/couples";

/**
 * One version of what the therapist keeps of one partner beside the loop. Its words never change once it is saved; the
 * next save makes the next version. All of it is sealed with the key of the therapist's file on this partner.
 */
export const partnerRecord = pgTable(
  "partner_record",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    partnerId: uuid("partner_id").notNull(),
    slot: text("slot").notNull(),
    /** From 1, one more with every save, for each partner apart. */
    version: integer("version").notNull(),
    historySealed: bytes("history_sealed"),
    bodySealed: bytes("body_sealed"),
    goalsSealed: bytes("goals_sealed"),
    savedBy: uuid("saved_by").notNull(),
    savedAt: instant("saved_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    unique("partner_record_version").on(t.practiceId, t.coupleId, t.slot, t.version),
    foreignKey({
      name: "partner_record_partner",
      columns: [t.practiceId, t.coupleId, t.partnerId],
      foreignColumns: [partner.practiceId, partner.coupleId, partner.id],
    }),
    check("partner_record_slot", sql`${t.slot} in ('A','B')`),
    check("partner_record_version_from", sql`${t.version} >= 1`),
  ],
);
