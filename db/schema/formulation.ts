import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, practiceId } from "#db/columns";
import { couple, partner } from "#db/schema/couples";

/** The statements of the formulation paper, D1 to K6; null where one was left out. */
const RATED = {
  d1: smallint("d1"),
  d2: smallint("d2"),
  d3: smallint("d3"),
  d4: smallint("d4"),
  d5: smallint("d5"),
  d6: smallint("d6"),
  d7: smallint("d7"),
  r1: smallint("r1"),
  r2: smallint("r2"),
  r3: smallint("r3"),
  r4: smallint("r4"),
  r5: smallint("r5"),
  r6: smallint("r6"),
  r7: smallint("r7"),
  a1: smallint("a1"),
  a2: smallint("a2"),
  a3: smallint("a3"),
  a4: smallint("a4"),
  a5: smallint("a5"),
  a6: smallint("a6"),
  a7: smallint("a7"),
  k1: smallint("k1"),
  k2: smallint("k2"),
  k3: smallint("k3"),
  k4: smallint("k4"),
  k5: smallint("k5"),
  k6: smallint("k6"),
};

/**
 * One rating of the 27 indicators about one partner, by that partner or by the therapist. What was sent is never
 * changed; of each rater the newest that was sent is in force.
 */
export const indicatorRating = pgTable(
  "indicator_rating",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    /** Whom it is about. */
    partnerId: uuid("partner_id").notNull(),
    slot: text("slot").notNull(),
    rater: text("rater").notNull(),
    ratedBy: uuid("rated_by").notNull(),
    ...RATED,
    startedAt: instant("started_at").notNull().defaultNow(),
    /** Null while a partner is still at it; nobody else sees it until then. */
    sentAt: instant("sent_at"),
    /** The version of the agreement on secrets that counted when it was sent; 0 before any, null where it was not kept. */
    policyVersion: smallint("policy_version"),
    /** The partner said, when sending it, that they may read it again on their phone. */
    mayReread: boolean("may_reread").notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      columns: [t.practiceId, t.coupleId, t.partnerId],
      foreignColumns: [partner.practiceId, partner.coupleId, partner.id],
    }),
    index("indicator_rating_newest").on(t.practiceId, t.coupleId, t.sentAt.desc().nullsFirst()),
    uniqueIndex("indicator_rating_open").on(t.practiceId, t.partnerId).where(sql`${t.sentAt} is null`),
    check(
      "indicator_rating_reread",
      sql`not ${t.mayReread} or (${t.rater} = 'self' and ${t.sentAt} is not null)`,
    ),
    check("indicator_rating_slot", sql`${t.slot} in ('A','B')`),
    check(
      "indicator_rating_rater",
      sql`${t.rater} = 'self' or (${t.rater} = 'therapist' and ${t.sentAt} is not null)`,
    ),
    check(
      "indicator_rating_range",
      sql`least(d1,d2,d3,d4,d5,d6,d7,r1,r2,r3,r4,r5,r6,r7,a1,a2,a3,a4,a5,a6,a7,k1,k2,k3,k4,k5,k6) >= 0 and greatest(d1,d2,d3,d4,d5,d6,d7,r1,r2,r3,r4,r5,r6,r7,a1,a2,a3,a4,a5,a6,a7,k1,k2,k3,k4,k5,k6) <= 10`,
    ),
  ],
);

/** The therapist asked both partners of a couple to rate themselves. Append-only. */
export const ratingRequest = pgTable(
  "rating_request",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    askedBy: uuid("asked_by").notNull(),
    askedAt: instant("asked_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId, t.coupleId], foreignColumns: [couple.practiceId, couple.id] }),
    index("rating_request_newest").on(t.practiceId, t.coupleId, t.askedAt.desc().nullsFirst()),
  ],
);
