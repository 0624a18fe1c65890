import { sql } from "drizzle-orm";
import { check, foreignKey, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { bytes, instant, practiceId } from "#db/columns";
import { assignment } from "#db/schema/homework";

/**
 * A gate that warned about work that was given all the same, and why. Append-only. Seen by the treating clinician
 * alone.
 */
export const weighedGate = pgTable(
  "weighed_gate",
  {
    practiceId: practiceId(),
    assignmentId: uuid("assignment_id").notNull(),
    gate: text("gate").notNull(),
    coupleId: uuid("couple_id").notNull(),
    exerciseSlug: text("exercise_slug").notNull(),
    exerciseVersion: smallint("exercise_version").notNull(),
    /** The line that says why, sealed for the therapist. */
    reasonSealed: bytes("reason_sealed").notNull(),
    weighedBy: uuid("weighed_by").notNull(),
    weighedAt: instant("weighed_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.assignmentId, t.gate] }),
    foreignKey({
      name: "weighed_gate_assignment",
      columns: [t.practiceId, t.coupleId, t.assignmentId],
      foreignColumns: [assignment.practiceId, assignment.coupleId, assignment.id],
    }),
    check(
      "weighed_gate_gate",
      sql`${t.gate} in ('G01','G02','G03','G04','G05','G05p','G06','G07','G08','G09','G10','G11','G12','G13','G14','G15','G16','consent_check','calm_base','agreement')`,
    ),
  ],
);
