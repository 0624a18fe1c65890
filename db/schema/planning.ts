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
  time,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, practiceId } from "#db/columns";
import { couple } from "#db/schema/couples";

/**
 * One meeting with a couple, or with one of the two alone. What was agreed is a day and a time on the wall of a
 * zone; `starts_at` follows from them and is kept for order alone. Where a row comes without them, they are read
 * off `starts_at`. Sessions of a series share its number and stand `every_weeks` apart. The number of a session
 * never changes, whatever is moved or cancelled; `sequence` rises with each of these, for calendars.
 */
export const session = pgTable(
  "session",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    number: smallint("number").notNull(),
    startsAt: instant("starts_at").notNull(),
    localDate: date("local_date").notNull(),
    localTime: time("local_time", { precision: 0 }).notNull(),
    zone: text("zone").notNull(),
    minutes: smallint("minutes").notNull(),
    attendees: text("attendees").notNull().default("both"),
    seriesId: uuid("series_id"),
    everyWeeks: smallint("every_weeks"),
    state: text("state").notNull().default("planned"),
    startedAt: instant("started_at"),
    endedAt: instant("ended_at"),
    cancelledAt: instant("cancelled_at"),
    sequence: integer("sequence").notNull().default(0),
    changedAt: instant("changed_at").notNull().defaultNow(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    unique("session_number").on(t.practiceId, t.coupleId, t.number),
    unique("session_of_couple").on(t.practiceId, t.coupleId, t.id),
    foreignKey({ columns: [t.practiceId, t.coupleId], foreignColumns: [couple.practiceId, couple.id] }),
    index("session_by_time").on(t.practiceId, t.coupleId, t.startsAt),
    index("session_by_day").on(t.practiceId, t.startsAt),
    check("session_state", sql`${t.state} in ('planned','running','closed','cancelled')`),
    check("session_attendees", sql`${t.attendees} in ('both','A','B')`),
    check("session_series", sql`(${t.seriesId} is null) = (${t.everyWeeks} is null)`),
    check("session_every_weeks", sql`${t.everyWeeks} in (1,2)`),
    check("session_cancelled", sql`(${t.state} = 'cancelled') = (${t.cancelledAt} is not null)`),
    check("session_not_held", sql`${t.state} <> 'cancelled' or ${t.startedAt} is null`),
    check("session_whole_minute", sql`extract(second from ${t.localTime}) = 0`),
    check("session_sequence", sql`${t.sequence} >= 0`),
    check("session_minutes", sql`${t.minutes} between 20 and 180`),
  ],
);

/** The plan of one session. `version` rises with every saved change. */
export const plan = pgTable(
  "plan",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    sessionId: uuid("session_id").notNull(),
    version: integer("version").notNull().default(1),
    state: text("state").notNull().default("draft"),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    finalisedAt: instant("finalised_at"),
    /** The built-in template it began from: its key. */
    builtIn: text("built_in"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    unique("plan_of_session").on(t.practiceId, t.sessionId),
    unique("plan_of_couple").on(t.practiceId, t.coupleId, t.id),
    foreignKey({
      columns: [t.practiceId, t.coupleId, t.sessionId],
      foreignColumns: [session.practiceId, session.coupleId, session.id],
    }),
    check("plan_state", sql`${t.state} in ('draft','final')`),
    check("plan_built_in", sql`${t.builtIn} ~ '^[a-z0-9]{1,8}$'`),
  ],
);

/** One line of a plan: a block of time, an exercise, or last time's homework to look back on. */
export const planItem = pgTable(
  "plan_item",
  {
    practiceId: practiceId(),
    planId: uuid("plan_id").notNull(),
    id: uuid("id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    position: smallint("position").notNull(),
    phase: text("phase").notNull(),
    kind: text("kind").notNull(),
    title: text("title").notNull(),
    exerciseSlug: text("exercise_slug"),
    exerciseVersion: smallint("exercise_version"),
    assignmentId: uuid("assignment_id"),
    disposition: text("disposition"),
    minutes: smallint("minutes").notNull(),
    state: text("state").notNull().default("planned"),
    actualMinutes: smallint("actual_minutes"),
    /** Not done, and not to be offered to the next plan either. */
    leaveOut: boolean("leave_out").notNull().default(false),
    /** Came in while the session ran, in place of something that was planned. */
    addedInRun: boolean("added_in_run").notNull().default(false),
    /** Its place in the order the run took, from 1; null where that is the order of the plan. */
    runPlace: smallint("run_place"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.planId, t.id] }),
    foreignKey({
      name: "plan_item_of_plan",
      columns: [t.practiceId, t.coupleId, t.planId],
      foreignColumns: [plan.practiceId, plan.coupleId, plan.id],
    }).onDelete("cascade"),
    check("plan_item_phase", sql`${t.phase} in ('arrive','review','core','close')`),
    check("plan_item_kind", sql`${t.kind} in ('block','exercise','review')`),
    check("plan_item_disposition", sql`${t.disposition} in ('keep','shrink','replace','drop')`),
    check("plan_item_state", sql`${t.state} in ('planned','done','set_aside')`),
    check("plan_item_minutes", sql`${t.minutes} between 0 and 180`),
  ],
);
