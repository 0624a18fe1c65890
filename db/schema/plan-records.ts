import { sql } from "drizzle-orm";
import {
  boolean,
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
import { member } from "#db/schema/accounts";
import { plan } from "#db/schema/planning";

/** A plan as it stood at one moment. Never changes; `of_version` is the version of the plan it was taken from. */
export const planVersion = pgTable(
  "plan_version",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    planId: uuid("plan_id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    ofVersion: integer("of_version").notNull(),
    why: text("why").notNull(),
    madeBy: uuid("made_by").notNull(),
    madeAt: instant("made_at").notNull().defaultNow(),
    /** When it was made final: the moment at which the homework it carried on was given again. */
    finalisedAt: instant("finalised_at"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    unique("plan_version_of_plan").on(t.practiceId, t.coupleId, t.planId, t.id),
    foreignKey({
      name: "plan_version_plan",
      columns: [t.practiceId, t.coupleId, t.planId],
      foreignColumns: [plan.practiceId, plan.coupleId, plan.id],
    }),
    index("plan_version_newest").on(t.practiceId, t.planId, t.madeAt.desc()),
    check("plan_version_why", sql`${t.why} in ('open','while','start','final','restore','reopen','sign')`),
  ],
);

/** One line of a plan as it stood. */
export const planVersionItem = pgTable(
  "plan_version_item",
  {
    practiceId: practiceId(),
    versionId: uuid("version_id").notNull(),
    id: uuid("id").notNull(),
    planId: uuid("plan_id").notNull(),
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
    state: text("state").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.versionId, t.id] }),
    foreignKey({
      name: "plan_version_item_of",
      columns: [t.practiceId, t.coupleId, t.planId, t.versionId],
      foreignColumns: [planVersion.practiceId, planVersion.coupleId, planVersion.planId, planVersion.id],
    }),
    check("plan_version_item_disposition", sql`${t.disposition} in ('keep','shrink','replace','drop')`),
    check("plan_version_item_state", sql`${t.state} in ('planned','done','set_aside')`),
  ],
);

/** Why an exercise went into a plan although a gate asks to weigh it first: who, when, the reason and a line. */
export const planCheck = pgTable(
  "plan_check",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    planId: uuid("plan_id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    exerciseSlug: text("exercise_slug").notNull(),
    /** One row for each gate that it was weighed against. */
    gate: text("gate").notNull(),
    reason: text("reason").notNull(),
    /** The line beside the reason, sealed for the therapist. */
    lineSealed: bytes("line_sealed"),
    checkedBy: uuid("checked_by").notNull(),
    checkedAt: instant("checked_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      name: "plan_check_plan",
      columns: [t.practiceId, t.coupleId, t.planId],
      foreignColumns: [plan.practiceId, plan.coupleId, plan.id],
    }),
    index("plan_check_of_plan").on(t.practiceId, t.planId, t.exerciseSlug),
    check(
      "plan_check_gate",
      sql`${t.gate} in ('G01','G02','G03','G04','G05','G05p','G06','G07','G08','G09','G10','G11','G12','G13','G14','G15','G16','consent_check','calm_base','agreement')`,
    ),
    check(
      "plan_check_reason",
      sql`${t.reason} in ('talked_through','seen_alone','supervised','adapted','other')`,
    ),
  ],
);

/** The structure and minutes of a session, to begin plans with: one clinician's own, or the practice's. */
export const planTemplate = pgTable(
  "plan_template",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    title: text("title").notNull(),
    minutes: smallint("minutes").notNull(),
    isShared: boolean("is_shared").notNull().default(false),
    madeBy: uuid("made_by").notNull(),
    madeAt: instant("made_at").notNull().defaultNow(),
    retiredAt: instant("retired_at"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId, t.madeBy], foreignColumns: [member.practiceId, member.id] }),
    check("plan_template_minutes", sql`${t.minutes} between 20 and 180`),
  ],
);

/** One line of a template: a block of time, an exercise, or the time to look back on homework. */
export const planTemplateItem = pgTable(
  "plan_template_item",
  {
    practiceId: practiceId(),
    templateId: uuid("template_id").notNull(),
    position: smallint("position").notNull(),
    phase: text("phase").notNull(),
    title: text("title").notNull(),
    exerciseSlug: text("exercise_slug"),
    exerciseVersion: smallint("exercise_version"),
    minutes: smallint("minutes").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.templateId, t.position] }),
    foreignKey({
      name: "plan_template_item_of",
      columns: [t.practiceId, t.templateId],
      foreignColumns: [planTemplate.practiceId, planTemplate.id],
    }),
    check("plan_template_item_phase", sql`${t.phase} in ('arrive','review','core','close')`),
    check("plan_template_item_minutes", sql`${t.minutes} between 1 and 180`),
  ],
);
