import { sql } from "drizzle-orm";
import { check, date, foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, instant, practiceId } from "#db/columns";
import { couple, partner } from "#db/schema/couples";

/**
 * Who the client is in a case: the couple, or one of the two. The newest row counts; no row means the couple. Append-only.
 * Source: sessions paper, section 3.
 */
export const clientChoice = pgTable(
  "client_choice",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    client: text("client").notNull(),
    chosenBy: uuid("chosen_by").notNull(),
    chosenAt: instant("chosen_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    index("client_choice_of_couple").on(t.practiceId, t.coupleId, t.chosenAt),
    foreignKey({ columns: [t.practiceId, t.coupleId], foreignColumns: [couple.practiceId, couple.id] }),
    check("client_choice_client", sql`${t.client} in ('couple','A','B')`),
  ],
);

/**
 * That one adult has authorised in writing that a record is released: the joint one, or their own sub-file. What for is
 * sealed for the therapist. It is never changed but for being withdrawn, once.
 */
export const releaseAuthorisation = pgTable(
  "release_authorisation",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    partnerId: uuid("partner_id").notNull(),
    slot: text("slot").notNull(),
    record: text("record").notNull(),
    signedOn: date("signed_on", { mode: "string" }).notNull(),
    purposeSealed: bytes("purpose_sealed").notNull(),
    recordedBy: uuid("recorded_by").notNull(),
    recordedAt: instant("recorded_at").notNull().defaultNow(),
    withdrawnOn: date("withdrawn_on", { mode: "string" }),
    withdrawnBy: uuid("withdrawn_by"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    index("release_authorisation_of_couple").on(t.practiceId, t.coupleId, t.recordedAt),
    foreignKey({
      name: "release_authorisation_partner",
      columns: [t.practiceId, t.coupleId, t.partnerId],
      foreignColumns: [partner.practiceId, partner.coupleId, partner.id],
    }),
    check("release_authorisation_slot", sql`${t.slot} in ('A','B')`),
    check("release_authorisation_record", sql`${t.record} in ('joint','own')`),
    check("release_authorisation_withdrawn", sql`(${t.withdrawnOn} is null) = (${t.withdrawnBy} is null)`),
    check("release_authorisation_days", sql`${t.withdrawnOn} >= ${t.signedOn}`),
  ],
);
