import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, practiceId } from "#db/columns";
import { couple } from "#db/schema/couples";

/** One episode of care: from the first assignment to its milestone. Counted once, ever. */
export const careEpisode = pgTable(
  "care_episode",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    clinicianId: uuid("clinician_id").notNull(),
    startedOn: date("started_on", { mode: "string" }).notNull(),
    closedOn: date("closed_on", { mode: "string" }),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    unique("care_episode_start").on(t.practiceId, t.coupleId, t.startedOn),
    foreignKey({ columns: [t.practiceId, t.coupleId], foreignColumns: [couple.practiceId, couple.id] }),
  ],
);

/** Four values frozen at the milestone (security paper, R1). Read and written by the job role alone. */
export const episodeOutcome = pgTable(
  "episode_outcome",
  {
    practiceId: practiceId(),
    episodeId: uuid("episode_id").notNull(),
    clinicianId: uuid("clinician_id").notNull(),
    milestoneQuarter: text("milestone_quarter").notNull(),
    engaged: boolean("engaged").notNull(),
    better: boolean("better").notNull(),
    mechanism: text("mechanism").notNull(),
    counted: boolean("counted").notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.episodeId] }),
    index("episode_outcome_waiting").on(t.practiceId, t.counted),
    foreignKey({
      columns: [t.practiceId, t.episodeId],
      foreignColumns: [careEpisode.practiceId, careEpisode.id],
    }),
    check("episode_outcome_mechanism", sql`${t.mechanism} in ('dissonance','regulation','attachment')`),
  ],
);

/** Numbers a supervisor may see (security paper, R6). Insert-only; the one table of that role. */
export const releasedStat = pgTable(
  "released_stat",
  {
    practiceId: practiceId(),
    quarter: text("quarter").notNull(),
    statistic: text("statistic").notNull(),
    share5pp: smallint("share_5pp").notNull(),
    n5: smallint("n_5").notNull(),
    methodVersion: smallint("method_version").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.quarter, t.statistic] }),
    check("released_stat_share", sql`${t.share5pp} between 0 and 100 and ${t.share5pp} % 5 = 0`),
    check("released_stat_n", sql`${t.n5} >= 20 and ${t.n5} % 5 = 0`),
    check(
      "released_stat_statistic",
      sql`${t.statistic} in ('engaged','better','mechanism_dissonance','mechanism_regulation','mechanism_attachment')`,
    ),
  ],
);

/** A partner's wish not to be counted. Written by the partner, read by the milestone job alone. */
export const optOut = pgTable(
  "opt_out",
  {
    practiceId: practiceId(),
    coupleId: uuid("couple_id").notNull(),
    partnerId: uuid("partner_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.coupleId, t.partnerId] }),
    foreignKey({ columns: [t.practiceId, t.coupleId], foreignColumns: [couple.practiceId, couple.id] }),
  ],
);
