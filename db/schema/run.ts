import { sql } from "drizzle-orm";
import {
  check,
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
import { partner } from "#db/schema/couples";
import { session } from "#db/schema/planning";

/**
 * One thing that happened in a run, as a device told it; never changed. Its number is made on the device, so that
 * it is kept once however often it is told. `place` is its place among the events of that device.
 */
export const runEvent = pgTable(
  "run_event",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    sessionId: uuid("session_id").notNull(),
    deviceId: uuid("device_id").notNull(),
    place: integer("place").notNull(),
    happenedAt: instant("happened_at").notNull(),
    receivedAt: instant("received_at").notNull().defaultNow(),
    recordedBy: uuid("recorded_by").notNull(),
    kind: text("kind").notNull(),
    itemId: uuid("item_id"),
    newItemId: uuid("new_item_id"),
    exerciseSlug: text("exercise_slug"),
    exerciseVersion: smallint("exercise_version"),
    minutes: smallint("minutes"),
    tag: text("tag"),
    noteSealed: bytes("note_sealed"),
    /** What it was kept as: it counts, a gate stood against it, or it came after the session was closed. */
    standing: text("standing").notNull().default("counts"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      name: "run_event_of_session",
      columns: [t.practiceId, t.coupleId, t.sessionId],
      foreignColumns: [session.practiceId, session.coupleId, session.id],
    }),
    index("run_event_of_run").on(t.practiceId, t.coupleId, t.sessionId),
    check(
      "run_event_kind",
      sql`${t.kind} in ('done','set_aside','planned_again','now','swap','minutes','pause','go_on','note','safety_on','safety_off','end')`,
    ),
    check("run_event_tag", sql`${t.tag} in ('observation','quote','homework')`),
    check("run_event_standing", sql`${t.standing} in ('counts','refused','late')`),
    check(
      "run_event_note",
      sql`(${t.kind} = 'note') = (${t.noteSealed} is not null and ${t.tag} is not null)`,
    ),
    check(
      "run_event_swap",
      sql`(${t.kind} = 'swap') = (${t.newItemId} is not null and ${t.exerciseSlug} is not null and ${t.exerciseVersion} is not null)`,
    ),
  ],
);

/** What one partner said of one session, for the therapist alone. An empty answer is none. */
export const sessionCheck = pgTable(
  "session_check",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    sessionId: uuid("session_id").notNull(),
    partnerId: uuid("partner_id").notNull(),
    slot: text("slot").notNull(),
    s1: smallint("s1"),
    s2: smallint("s2"),
    s3: smallint("s3"),
    s4: smallint("s4"),
    sentAt: instant("sent_at").notNull().defaultNow(),
    policyVersion: smallint("policy_version"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    unique("session_check_once").on(t.practiceId, t.coupleId, t.partnerId, t.sessionId),
    foreignKey({
      name: "session_check_of_session",
      columns: [t.practiceId, t.coupleId, t.sessionId],
      foreignColumns: [session.practiceId, session.coupleId, session.id],
    }),
    foreignKey({
      name: "session_check_of_partner",
      columns: [t.practiceId, t.coupleId, t.partnerId],
      foreignColumns: [partner.practiceId, partner.coupleId, partner.id],
    }),
    check("session_check_slot", sql`${t.slot} in ('A','B')`),
    check(
      "session_check_range",
      sql`${t.s1} between 0 and 10 and ${t.s2} between 0 and 10 and ${t.s3} between 0 and 10 and ${t.s4} between 0 and 10`,
    ),
  ],
);
