import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, instant, practiceId } from "#db/columns";
import { yesRequest } from "#db/schema/agreements";
import { couple, partner } from "#db/schema/couples";

/** Homework given to a couple: one exercise version, for A, B or both. */
export const assignment = pgTable(
  "assignment",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    sessionId: uuid("session_id"),
    /** Whether it was given to take home, or to do in the room of `session_id`. */
    givenIn: text("given_in").notNull().default("home"),
    exerciseSlug: text("exercise_slug").notNull(),
    exerciseVersion: smallint("exercise_version").notNull(),
    smaller: boolean("smaller").notNull().default(false),
    dueOn: date("due_on", { mode: "string" }).notNull(),
    assignedBy: uuid("assigned_by").notNull(),
    assignedAt: instant("assigned_at").notNull().defaultNow(),
    requestId: uuid("request_id").notNull(),
    timesCarried: smallint("times_carried").notNull().default(0),
    /** Why it is given on top of two that are open; sealed for the therapist. */
    moreReasonSealed: bytes("more_reason_sealed"),
    closedAt: instant("closed_at"),
    /** The question to both whose yes it was given on; null for work that needs none. */
    yesRequestId: uuid("yes_request_id"),
    /** A partner came to stand against it, never who or when; from then on only giving it again brings it back. */
    isRefused: boolean("is_refused").notNull().default(false),
    /** The work whose place it takes with both while that is kept back. */
    standsInFor: uuid("stands_in_for"),
    /** It takes another's place and nobody has sent it: it is in no list and no count. */
    isWaiting: boolean("is_waiting").notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    unique("assignment_request").on(t.practiceId, t.requestId),
    unique("assignment_of_couple").on(t.practiceId, t.coupleId, t.id),
    unique("assignment_of_yes").on(t.practiceId, t.yesRequestId),
    unique("assignment_of_stand_in").on(t.practiceId, t.standsInFor),
    foreignKey({ columns: [t.practiceId, t.coupleId], foreignColumns: [couple.practiceId, couple.id] }),
    foreignKey({
      name: "assignment_yes_request",
      columns: [t.practiceId, t.coupleId, t.yesRequestId],
      foreignColumns: [yesRequest.practiceId, yesRequest.coupleId, yesRequest.id],
    }),
    foreignKey({
      name: "assignment_stands_in_for",
      columns: [t.practiceId, t.coupleId, t.standsInFor],
      foreignColumns: [t.practiceId, t.coupleId, t.id],
    }),
    index("assignment_by_time").on(t.practiceId, t.coupleId, t.assignedAt),
    check("assignment_waiting", sql`not ${t.isWaiting} or ${t.standsInFor} is not null`),
    check(
      "assignment_given_in",
      sql`${t.givenIn} = 'home' or (${t.givenIn} = 'session' and ${t.sessionId} is not null)`,
    ),
  ],
);

/** One partner's share of an assignment. */
export const task = pgTable(
  "task",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    assignmentId: uuid("assignment_id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    partnerId: uuid("partner_id").notNull(),
    slot: text("slot").notNull(),
    /** I, J, T or X: the kind of work it is (formulation paper, section 7). */
    exerciseClass: text("exercise_class").notNull(),
    /** The gates that hold it, copied from the gate table when it is given, one blank between; `any` is held by all. */
    heldBy: text("held_by").notNull().default("any"),
    /** How explicit it is, 0 to 3; null where it was given before this was kept. */
    explicitness: smallint("explicitness"),
    /** Of work that takes another's place; copied from its assignment, so that the database can hold it by itself. */
    isStandIn: boolean("is_stand_in").notNull().default(false),
    /** The same partner's first task of what this one carries on; what was typed since is found again here. */
    continues: uuid("continues"),
    /** It has a day or a piece of work to wait for, below; until then it does not exist for its partner. */
    waits: boolean("waits").notNull().default(false),
    /** The first day it is there. */
    opensOn: date("opens_on", { mode: "string" }),
    /** The same partner's piece before it, which comes first. */
    follows: uuid("follows"),
    /** Days between that one's end and this one's beginning. */
    followDays: smallint("follow_days").notNull().default(0),
    state: text("state").notNull().default("open"),
    submittedAt: instant("submitted_at"),
    reviewedAt: instant("reviewed_at"),
    /** How the therapist rates the work at review, 0 to 4 (exercises paper, reading notes); no partner may read it. */
    quality: smallint("quality"),
    /** Its partner chose the two-minute version, of their own copy alone; what was given stays in the assignment. */
    isShort: boolean("is_short").notNull().default(false),
    /** Why it is not done now, as its partner said last, and the day; for the therapist alone, no partner may read it. */
    notNow: text("not_now"),
    notNowOn: date("not_now_on", { mode: "string" }),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    unique("task_of_partner").on(t.practiceId, t.assignmentId, t.partnerId),
    unique("task_key").on(t.practiceId, t.coupleId, t.partnerId, t.id),
    foreignKey({
      columns: [t.practiceId, t.coupleId, t.assignmentId],
      foreignColumns: [assignment.practiceId, assignment.coupleId, assignment.id],
    }),
    foreignKey({
      columns: [t.practiceId, t.coupleId, t.partnerId],
      foreignColumns: [partner.practiceId, partner.coupleId, partner.id],
    }),
    foreignKey({
      name: "task_continues",
      columns: [t.practiceId, t.coupleId, t.partnerId, t.continues],
      foreignColumns: [t.practiceId, t.coupleId, t.partnerId, t.id],
    }),
    foreignKey({
      name: "task_follows",
      columns: [t.practiceId, t.coupleId, t.partnerId, t.follows],
      foreignColumns: [t.practiceId, t.coupleId, t.partnerId, t.id],
    }),
    index("task_of_couple").on(t.practiceId, t.coupleId, t.state),
    index("task_by_partner").on(t.practiceId, t.partnerId, t.state),
    index("task_inbox")
      .on(t.practiceId, t.submittedAt, t.id)
      .where(sql`state = 'submitted' and reviewed_at is null`),
    check("task_class", sql`${t.exerciseClass} in ('I','J','T','X')`),
    check("task_waits", sql`${t.waits} = (${t.opensOn} is not null or ${t.follows} is not null)`),
    check("task_follow_days", sql`${t.followDays} between 0 and 14`),
    check("task_explicitness", sql`${t.explicitness} between 0 and 3`),
    check(
      "task_quality",
      sql`${t.quality} is null or (${t.quality} between 0 and 4 and ${t.reviewedAt} is not null)`,
    ),
    check("task_state", sql`${t.state} in ('open','submitted','withdrawn')`),
    check(
      "task_not_now",
      sql`${t.notNow} in ('no_time','too_much','not_clear','fought','not_private','not_wanted','ill','other')`,
    ),
    check("task_not_now_day", sql`(${t.notNow} is null) = (${t.notNowOn} is null)`),
  ],
);

/** The therapist's own answers to an exercise: fields that no partner is asked. Sealed for the therapist. */
export const therapistPart = pgTable(
  "therapist_part",
  {
    practiceId: practiceId(),
    assignmentId: uuid("assignment_id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    version: integer("version").notNull().default(1),
    answersSealed: bytes("answers_sealed").notNull(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.assignmentId] }),
    foreignKey({
      name: "therapist_part_of_assignment",
      columns: [t.practiceId, t.coupleId, t.assignmentId],
      foreignColumns: [assignment.practiceId, assignment.coupleId, assignment.id],
    }),
  ],
);

/** What a partner has typed so far, sealed under a key the clinician never loads. */
export const draft = pgTable(
  "draft",
  {
    practiceId: practiceId(),
    taskId: uuid("task_id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    partnerId: uuid("partner_id").notNull(),
    version: integer("version").notNull().default(1),
    answersSealed: bytes("answers_sealed").notNull(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.taskId] }),
    foreignKey({
      columns: [t.practiceId, t.coupleId, t.partnerId, t.taskId],
      foreignColumns: [task.practiceId, task.coupleId, task.partnerId, task.id],
    }),
  ],
);

/** A task sent. `id` is made by the client, so a repeated send is the same send. */
export const response = pgTable(
  "response",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    taskId: uuid("task_id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    partnerId: uuid("partner_id").notNull(),
    exerciseSlug: text("exercise_slug").notNull(),
    exerciseVersion: smallint("exercise_version").notNull(),
    bodyHash: bytes("body_hash").notNull(),
    outcome: text("outcome").notNull(),
    useful: smallint("useful"),
    upset: smallint("upset"),
    again: smallint("again"),
    /** What the answers ask the therapist to look at first; never shown to a partner. */
    alert: text("alert"),
    /** The classes of work the answers hold for both until they were reviewed, a letter each; null for none. */
    holds: text("holds"),
    /** Whether the two kept their agreement, where the check after touch asks it; null where it was not answered. */
    agreementKept: boolean("agreement_kept"),
    /** The version of the agreement on secrets that counted when it was sent; 0 before any, null where it was not kept. */
    policyVersion: smallint("policy_version"),
    submittedAt: instant("submitted_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    unique("response_of_task").on(t.practiceId, t.taskId),
    unique("response_of_partner").on(t.practiceId, t.coupleId, t.partnerId, t.id),
    foreignKey({
      columns: [t.practiceId, t.coupleId, t.partnerId, t.taskId],
      foreignColumns: [task.practiceId, task.coupleId, task.partnerId, task.id],
    }),
    index("response_of_couple").on(t.practiceId, t.coupleId, t.submittedAt),
    index("response_alerts").on(t.practiceId, t.coupleId).where(sql`alert is not null`),
    check("response_outcome", sql`${t.outcome} in ('complete','stopped')`),
    check("response_alert", sql`${t.alert} in ('agreement','consent_check','answer')`),
    check(
      "response_holds",
      sql`${t.holds} in ('I','J','T','X','IJ','IT','IX','JT','JX','TX','IJT','IJX','ITX','JTX','IJTX')`,
    ),
    check("response_useful", sql`${t.useful} between 0 and 10`),
    check("response_upset", sql`${t.upset} between 0 and 10`),
    check("response_again", sql`${t.again} between 0 and 10`),
  ],
);

/** The answers of a response, one sealed part per visibility, so that no reader loads more than its share. */
export const responsePart = pgTable(
  "response_part",
  {
    practiceId: practiceId(),
    responseId: uuid("response_id").notNull(),
    visibility: text("visibility").notNull(),
    coupleId: uuid("couple_id").notNull(),
    partnerId: uuid("partner_id").notNull(),
    answersSealed: bytes("answers_sealed").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.responseId, t.visibility] }),
    foreignKey({
      name: "response_part_of_response",
      columns: [t.practiceId, t.coupleId, t.partnerId, t.responseId],
      foreignColumns: [response.practiceId, response.coupleId, response.partnerId, response.id],
    }),
    check("response_part_visibility", sql`${t.visibility} in ('me','therapist','shared','reveal')`),
  ],
);

const slider = (name: string) => smallint(name);

/** A weekly check-in: six sliders and the Loop Freedom Score (measures paper, section 3). */
export const checkIn = pgTable(
  "check_in",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    partnerId: uuid("partner_id").notNull(),
    slot: text("slot").notNull(),
    week: date("week", { mode: "string" }).notNull(),
    q1: slider("q1"),
    q2: slider("q2"),
    q2NotApplicable: boolean("q2_not_applicable").notNull().default(false),
    q3: slider("q3"),
    q4: slider("q4"),
    q5: slider("q5"),
    q6: slider("q6"),
    /** Tenths of a point, 0 to 1000; null when the rules give no score. */
    scoreTenths: smallint("score_tenths"),
    /** As in `response`. */
    policyVersion: smallint("policy_version"),
    sentAt: instant("sent_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    unique("check_in_week").on(t.practiceId, t.partnerId, t.week),
    foreignKey({
      columns: [t.practiceId, t.coupleId, t.partnerId],
      foreignColumns: [partner.practiceId, partner.coupleId, partner.id],
    }),
    index("check_in_of_couple").on(t.practiceId, t.coupleId, t.week),
    check("check_in_range", sql`least(q1,q2,q3,q4,q5,q6) >= 0 and greatest(q1,q2,q3,q4,q5,q6) <= 10`),
    check("check_in_score", sql`${t.scoreTenths} between 0 and 1000`),
  ],
);
