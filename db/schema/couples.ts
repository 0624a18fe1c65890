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
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, instant, NEXT_OR_LAST, practiceId } from "#db/columns";
import { member } from "#db/schema/accounts";

/** A couple, known by its code name. Names of people are in `partner`, sealed. */
export const couple = pgTable(
  "couple",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    codeName: text("code_name").notNull(),
    clinicianId: uuid("clinician_id").notNull(),
    stage: text("stage").notNull().default("assessment"),
    state: text("state").notNull().default("active"),
    sessionMinutes: smallint("session_minutes").notNull().default(50),
    nextSessionAt: instant("next_session_at"),
    version: integer("version").notNull().default(1),
    createdAt: instant("created_at").notNull().defaultNow(),
    closedAt: instant("closed_at"),
    /** When what each partner kept for themselves was cleared after closing; null until then. */
    ownClearedAt: instant("own_cleared_at"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    unique("couple_code_name").on(t.practiceId, t.codeName),
    foreignKey({ columns: [t.practiceId, t.clinicianId], foreignColumns: [member.practiceId, member.id] }),
    index("couple_by_code_name").on(t.practiceId, t.clinicianId, t.codeName),
    // The walls of a clinician ask with all three. Without such a key the planner may ask an index of the caseload
    // instead, couple by couple.
    uniqueIndex("couple_of_clinician").on(t.practiceId, t.id, t.clinicianId),
    index("couple_by_next_session").on(t.practiceId, t.clinicianId, t.nextSessionAt, t.id),
    index("couple_by_next_or_last").on(t.practiceId, t.clinicianId, NEXT_OR_LAST, t.id),
    index("couple_by_stage").on(t.practiceId, t.clinicianId, t.stage, t.id),
    index("couple_to_clear")
      .on(t.practiceId, t.closedAt)
      .where(sql`closed_at is not null and own_cleared_at is null`),
    check("couple_stage", sql`${t.stage} in ('assessment','early','middle','consolidation')`),
    check("couple_state", sql`${t.state} in ('active','paused','closed')`),
    check("couple_session_minutes", sql`${t.sessionMinutes} between 20 and 180`),
  ],
);

/** One of the two people of a couple: own account, own keys. */
export const partner = pgTable(
  "partner",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    slot: text("slot").notNull(),
    nameSealed: bytes("name_sealed").notNull(),
    emailSealed: bytes("email_sealed").notNull(),
    emailIndex: bytes("email_index").notNull(),
    explicitnessCeiling: smallint("explicitness_ceiling"),
    joinedAt: instant("joined_at"),
    accessEndedAt: instant("access_ended_at"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    unique("partner_slot").on(t.practiceId, t.coupleId, t.slot),
    unique("partner_of_couple").on(t.practiceId, t.coupleId, t.id),
    foreignKey({ columns: [t.practiceId, t.coupleId], foreignColumns: [couple.practiceId, couple.id] }),
    check("partner_slot_known", sql`${t.slot} in ('A','B')`),
    check("partner_ceiling", sql`${t.explicitnessCeiling} between 0 and 3`),
  ],
);

/** Append-only; the newest row of a partner is the one in force. */
export const consent = pgTable(
  "consent",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    partnerId: uuid("partner_id").notNull(),
    state: text("state").notNull(),
    at: instant("at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    index("consent_of_partner").on(t.practiceId, t.coupleId, t.partnerId, t.at.desc().nullsFirst()),
    foreignKey({
      columns: [t.practiceId, t.coupleId, t.partnerId],
      foreignColumns: [partner.practiceId, partner.coupleId, partner.id],
    }),
    check("consent_state", sql`${t.state} in ('given','withdrawn')`),
  ],
);

/** A safety block on joint work. Seen by the treating clinician alone. */
export const safetyHold = pgTable(
  "safety_hold",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    gate: text("gate").notNull(),
    noteSealed: bytes("note_sealed").notNull(),
    setBy: uuid("set_by").notNull(),
    setAt: instant("set_at").notNull().defaultNow(),
    clearedAt: instant("cleared_at"),
    clearedBy: uuid("cleared_by"),
    /** Why it was lifted, sealed like the note. */
    clearedNoteSealed: bytes("cleared_note_sealed"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    check(
      "safety_hold_gate",
      sql`${t.gate} in ('G01','G02','G03','G04','G05','G05p','G06','G07','G08','G09','G10','G11','G12','G13','G14','G16','G17')`,
    ),
    unique("safety_hold_key").on(t.practiceId, t.coupleId, t.id),
    index("safety_hold_of_couple").on(t.practiceId, t.coupleId),
    foreignKey({ columns: [t.practiceId, t.coupleId], foreignColumns: [couple.practiceId, couple.id] }),
  ],
);

/** A partner asks to be seen alone. Seen by the treating clinician alone; not even the writer reads it back. */
export const talkRequest = pgTable(
  "talk_request",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    partnerId: uuid("partner_id").notNull(),
    slot: text("slot").notNull(),
    askedAt: instant("asked_at").notNull().defaultNow(),
    handledAt: instant("handled_at"),
    handledBy: uuid("handled_by"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      columns: [t.practiceId, t.coupleId, t.partnerId],
      foreignColumns: [partner.practiceId, partner.coupleId, partner.id],
    }),
    uniqueIndex("talk_request_open")
      .on(t.practiceId, t.coupleId, t.partnerId)
      .where(sql`${t.handledAt} is null`),
    check("talk_request_slot", sql`${t.slot} in ('A','B')`),
  ],
);
