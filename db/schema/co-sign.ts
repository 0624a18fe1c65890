import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, instant, practiceId } from "#db/columns";
import { member } from "#db/schema/accounts";
import { couple } from "#db/schema/couples";

/**
 * A clinician asks a supervisor to co-sign that one gate no longer stops one class of work. Says nothing of the
 * couple; whose it is stands in `co_sign_couple`, which no supervisor can read. Decided once, never changed.
 */
export const coSign = pgTable(
  "co_sign",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    gate: text("gate").notNull(),
    exerciseClass: text("exercise_class").notNull(),
    reasonSealed: bytes("reason_sealed").notNull(),
    askedBy: uuid("asked_by").notNull(),
    askedAt: instant("asked_at").notNull().defaultNow(),
    outcome: text("outcome"),
    noteSealed: bytes("note_sealed"),
    decidedBy: uuid("decided_by"),
    decidedAt: instant("decided_at"),
    /** The last day it holds, where it was agreed. */
    agreedUntil: date("agreed_until"),
    /** Taken back by the clinician, or asked anew, before anybody decided. */
    withdrawnAt: instant("withdrawn_at"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    unique("co_sign_about").on(t.practiceId, t.id, t.gate, t.exerciseClass),
    foreignKey({ columns: [t.practiceId, t.askedBy], foreignColumns: [member.practiceId, member.id] }),
    index("co_sign_waiting")
      .on(t.practiceId, t.askedAt)
      .where(sql`${t.outcome} is null and ${t.withdrawnAt} is null`),
    check(
      "co_sign_gate",
      sql`${t.gate} in ('G01','G03','G05p','G06','G07','G08','G09','G10','G11','G13','G14','G16')`,
    ),
    check("co_sign_class", sql`${t.exerciseClass} in ('I','J','T','X')`),
    check("co_sign_outcome", sql`${t.outcome} in ('agreed','refused')`),
    check(
      "co_sign_decided",
      sql`(${t.outcome} is null) = (${t.decidedBy} is null) and (${t.outcome} is null) = (${t.decidedAt} is null)
        and (${t.outcome} is null) = (${t.noteSealed} is null)`,
    ),
    check(
      "co_sign_until",
      sql`(${t.agreedUntil} is not null) = (${t.outcome} is not distinct from 'agreed')`,
    ),
  ],
);

/** Whose couple a co-signature is about. For the treating clinician alone. */
export const coSignCouple = pgTable(
  "co_sign_couple",
  {
    practiceId: practiceId(),
    coSignId: uuid("co_sign_id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    gate: text("gate").notNull(),
    exerciseClass: text("exercise_class").notNull(),
    /** Ended by the clinician, or by a newer request. */
    endedAt: instant("ended_at"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.coSignId] }),
    foreignKey({
      name: "co_sign_couple_about",
      columns: [t.practiceId, t.coSignId, t.gate, t.exerciseClass],
      foreignColumns: [coSign.practiceId, coSign.id, coSign.gate, coSign.exerciseClass],
    }),
    foreignKey({ columns: [t.practiceId, t.coupleId], foreignColumns: [couple.practiceId, couple.id] }),
    uniqueIndex("co_sign_couple_one")
      .on(t.practiceId, t.coupleId, t.gate, t.exerciseClass)
      .where(sql`${t.endedAt} is null`),
    check(
      "co_sign_couple_gate",
      sql`${t.gate} in ('G01','G03','G05p','G06','G07','G08','G09','G10','G11','G13','G14','G16')`,
    ),
    check("co_sign_couple_class", sql`${t.exerciseClass} in ('I','J','T','X')`),
  ],
);
