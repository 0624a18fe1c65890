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
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, practiceId } from "#db/columns";
import { partner } from "#db/schema/couples";
import { task } from "#db/schema/homework";

const WHOSE = {
  practiceId: practiceId(),
  coupleId: uuid("couple_id").notNull(),
  partnerId: uuid("partner_id").notNull(),
  slot: text("slot").notNull(),
};

/**
 * One trip round the loop, as the partner who logged it saw it. Days and parts of days only: no instant is kept, so
 * that nobody can read from it when somebody held a phone. Until it is sent its words are under the writer's private
 * key; from then on it is never changed. Source: formulation paper, section 3.
 */
export const loopEpisode = pgTable(
  "loop_episode",
  {
    ...WHOSE,
    id: uuid("id").notNull(),
    happenedOn: date("happened_on", { mode: "string" }).notNull(),
    /** 1 morning to 4 night. */
    dayPart: smallint("day_part").notNull(),
    /** The day on which day and part of day were last filled in. */
    writtenOn: date("written_on", { mode: "string" }).notNull(),
    /** Null while it is being written; nobody else sees it until then. */
    sentOn: date("sent_on", { mode: "string" }),
    /** Which one of its day it is, from 1 to 3; given when it is sent. */
    place: smallint("place"),
    /** The agreement on secrets that counted when it was sent; null until then. */
    policyVersion: smallint("policy_version"),
    triggerKind: text("trigger_kind"),
    triggerNoteSealed: bytes("trigger_note_sealed"),
    beliefSealed: bytes("belief_sealed"),
    beliefStrength: smallint("belief_strength"),
    /** Bits by their place in `episode-choices.ts`; null where it was left out. */
    feelings: smallint("feelings"),
    intensity: smallint("intensity"),
    bodySealed: bytes("body_sealed"),
    /** Bits, likewise. */
    moves: smallint("moves"),
    askedPlainly: boolean("asked_plainly"),
    /** What the other partner did, as the writer saw it. */
    responseSeen: text("response_seen"),
    reliefNow: smallint("relief_now"),
    needKind: text("need_kind"),
    realNeedSealed: bytes("real_need_sealed"),
    /** The seven-day log it was sent with, and which entry of it; null where it was noted by itself. */
    logTaskId: uuid("log_task_id"),
    logEntry: smallint("log_entry"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      columns: [t.practiceId, t.coupleId, t.partnerId],
      foreignColumns: [partner.practiceId, partner.coupleId, partner.id],
    }),
    foreignKey({
      name: "loop_episode_of_log_task",
      columns: [t.practiceId, t.coupleId, t.partnerId, t.logTaskId],
      foreignColumns: [task.practiceId, task.coupleId, task.partnerId, task.id],
    }),
    uniqueIndex("loop_episode_of_log")
      .on(t.practiceId, t.logTaskId, t.logEntry)
      .where(sql`${t.logTaskId} is not null`),
    check(
      "loop_episode_log",
      sql`(${t.logTaskId} is null) = (${t.logEntry} is null) and (${t.logTaskId} is null or ${t.sentOn} is not null)`,
    ),
    uniqueIndex("loop_episode_open").on(t.practiceId, t.partnerId).where(sql`${t.sentOn} is null`),
    uniqueIndex("loop_episode_of_day").on(t.practiceId, t.partnerId, t.happenedOn, t.place),
    index("loop_episode_newest")
      .on(
        t.practiceId,
        t.coupleId,
        t.slot,
        t.happenedOn.desc().nullsFirst(),
        t.dayPart.desc().nullsFirst(),
        t.place.desc().nullsFirst(),
      )
      .where(sql`${t.sentOn} is not null`),
    check("loop_episode_slot", sql`${t.slot} in ('A','B')`),
    check("loop_episode_part", sql`${t.dayPart} between 1 and 4`),
    check("loop_episode_day", sql`${t.happenedOn} between ${t.writtenOn} - 7 and ${t.writtenOn}`),
    check("loop_episode_sent", sql`(${t.sentOn} is null) = (${t.place} is null)`),
    check("loop_episode_said_under", sql`${t.sentOn} is not null or ${t.policyVersion} is null`),
    check("loop_episode_three_a_day", sql`${t.place} between 1 and 3`),
    check(
      "loop_episode_trigger",
      sql`${t.triggerKind} in ('after_sex','sex_declined','sex_went_badly','body_looks','distance','conflict','comparison','outside_stress','no_clear_trigger')`,
    ),
    check(
      "loop_episode_response",
      sql`${t.responseSeen} in ('gave_warmly','gave_flatly','gave_in','kind_no','irritated','pulled_away','asked_need')`,
    ),
    check(
      "loop_episode_need",
      sql`${t.needKind} in ('wanted','safe','close','forgiven','good_enough','free_to_say_no','rested','pleasure','clear_about_us')`,
    ),
    check("loop_episode_bits", sql`${t.feelings} between 1 and 255 and ${t.moves} between 1 and 2047`),
    check(
      "loop_episode_range",
      sql`least(belief_strength, intensity, relief_now) >= 0 and greatest(belief_strength, intensity, relief_now) <= 10`,
    ),
  ],
);

/** What the writer of an episode told a day, or two days, after it. Each once; append-only. */
export const episodeFollowUp = pgTable(
  "episode_follow_up",
  {
    ...WHOSE,
    episodeId: uuid("episode_id").notNull(),
    kind: text("kind").notNull(),
    toldOn: date("told_on", { mode: "string" }).notNull(),
    /** The agreement on secrets that counted then. */
    policyVersion: smallint("policy_version"),
    reliefNextDay: smallint("relief_24h"),
    closeness: smallint("closeness_2d"),
    tension: smallint("tension_2d"),
    costNoteSealed: bytes("cost_note_sealed"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.episodeId, t.kind] }),
    foreignKey({
      columns: [t.practiceId, t.episodeId],
      foreignColumns: [loopEpisode.practiceId, loopEpisode.id],
    }),
    foreignKey({
      columns: [t.practiceId, t.coupleId, t.partnerId],
      foreignColumns: [partner.practiceId, partner.coupleId, partner.id],
    }),
    check("episode_follow_up_slot", sql`${t.slot} in ('A','B')`),
    check(
      "episode_follow_up_kind",
      sql`(${t.kind} = 'next_day' and ${t.closeness} is null and ${t.tension} is null and ${t.costNoteSealed} is null)
        or (${t.kind} = 'two_days' and ${t.reliefNextDay} is null)`,
    ),
    check(
      "episode_follow_up_range",
      sql`least(relief_24h, closeness_2d, tension_2d) >= 0 and greatest(relief_24h, closeness_2d, tension_2d) <= 10`,
    ),
  ],
);

/**
 * How a partner says they responded when the other reached for them: their own view of a day and part of day. It
 * hangs on no episode and is never merged with one. Append-only. Source: formulation paper, section 3, stage 5.
 */
export const responseView = pgTable(
  "response_view",
  {
    ...WHOSE,
    id: uuid("id").notNull(),
    happenedOn: date("happened_on", { mode: "string" }).notNull(),
    dayPart: smallint("day_part").notNull(),
    toldOn: date("told_on", { mode: "string" }).notNull(),
    /** The agreement on secrets that counted then. */
    policyVersion: smallint("policy_version"),
    responseGiven: text("response_given").notNull(),
    /** What the responder needed themself; left out where they did not say. */
    needKind: text("need_kind"),
    realNeedSealed: bytes("real_need_sealed"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      columns: [t.practiceId, t.coupleId, t.partnerId],
      foreignColumns: [partner.practiceId, partner.coupleId, partner.id],
    }),
    uniqueIndex("response_view_once").on(t.practiceId, t.partnerId, t.happenedOn, t.dayPart),
    index("response_view_newest").on(
      t.practiceId,
      t.coupleId,
      t.slot,
      t.happenedOn.desc().nullsFirst(),
      t.dayPart.desc().nullsFirst(),
    ),
    check("response_view_slot", sql`${t.slot} in ('A','B')`),
    check("response_view_part", sql`${t.dayPart} between 1 and 4`),
    check("response_view_day", sql`${t.happenedOn} between ${t.toldOn} - 7 and ${t.toldOn}`),
    check(
      "response_view_need",
      sql`${t.needKind} in ('wanted','safe','close','forgiven','good_enough','free_to_say_no','rested','pleasure','clear_about_us')`,
    ),
    check(
      "response_view_response",
      sql`${t.responseGiven} in ('gave_warmly','gave_flatly','gave_in','kind_no','irritated','pulled_away','asked_need')`,
    ),
  ],
);
