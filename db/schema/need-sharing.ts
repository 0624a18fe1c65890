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
import { bytes, practiceId } from "#db/columns";
import { couple, partner } from "#db/schema/couples";

/**
 * What a partner lets the other one read of a day of their loop, once both do and the therapist reveals it: what it was
 * about, and the response as they saw it. Sealed for both. Taken back before that, the row is gone. No instant, as
 * everything about moments. Source: formulation paper, section 3, stages 5 and 7; security paper, SAFE-03.
 */
export const needShare = pgTable(
  "need_share",
  {
    practiceId: practiceId(),
    coupleId: uuid("couple_id").notNull(),
    partnerId: uuid("partner_id").notNull(),
    slot: text("slot").notNull(),
    /** The episode or the view it was said in. */
    sourceId: uuid("source_id").notNull(),
    source: text("source").notNull(),
    happenedOn: date("happened_on", { mode: "string" }).notNull(),
    dayPart: smallint("day_part").notNull(),
    response: text("response"),
    needKind: text("need_kind"),
    realNeedSealed: bytes("real_need_sealed"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.partnerId, t.sourceId] }),
    foreignKey({
      name: "need_share_of_partner",
      columns: [t.practiceId, t.coupleId, t.partnerId],
      foreignColumns: [partner.practiceId, partner.coupleId, partner.id],
    }),
    index("need_share_of_day").on(t.practiceId, t.coupleId, t.happenedOn),
    check("need_share_slot", sql`${t.slot} in ('A','B')`),
    check("need_share_source", sql`${t.source} in ('episode','view')`),
    check("need_share_part", sql`${t.dayPart} between 1 and 4`),
    check(
      "need_share_response",
      sql`${t.response} in ('gave_warmly','gave_flatly','gave_in','kind_no','irritated','pulled_away','asked_need')`,
    ),
    check(
      "need_share_need",
      sql`${t.needKind} in ('wanted','safe','close','forgiven','good_enough','free_to_say_no','rested','pleasure','clear_about_us')`,
    ),
    check(
      "need_share_says",
      sql`${t.needKind} is not null or ${t.realNeedSealed} is not null or ${t.response} is not null`,
    ),
  ],
);

/** A day of which the therapist has revealed to both what both shared. */
export const needOpening = pgTable(
  "need_opening",
  {
    practiceId: practiceId(),
    coupleId: uuid("couple_id").notNull(),
    happenedOn: date("happened_on", { mode: "string" }).notNull(),
    openedOn: date("opened_on", { mode: "string" }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.coupleId, t.happenedOn] }),
    foreignKey({
      name: "need_opening_of_couple",
      columns: [t.practiceId, t.coupleId],
      foreignColumns: [couple.practiceId, couple.id],
    }),
  ],
);
