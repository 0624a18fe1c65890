import { z } from "zod";
import { CHECK_LINE, CHECK_REASONS } from "#lib/planning/rules-checks";
import { SESSION_MINUTES } from "#lib/planning/rules-series";
import { TEMPLATE_TITLE } from "#lib/planning/rules-templates";
import {
  ATTENDEES,
  BLOCK_TITLES,
  DISPOSITIONS,
  ITEM_MINUTES,
  ITEM_STATES,
  PHASES,
  PLAN_LIMIT,
  REACHES,
  REPEATS,
  SERIES_LIMIT,
  START_FRAMES,
} from "#lib/planning/types";

// An id that is not well formed is answered by the verb, exactly as one that does not exist.
const id = z.string().max(64);
const ofSession = { coupleId: id, sessionId: id };
/** More lines than a plan and all that was swapped into it can have. */
const MOST_LINES = 250;
const version = z.coerce.number("Please reload this page.").int().min(0).max(2_147_483_647);
const minutes = z
  .number("Write whole minutes.")
  .int("Write whole minutes.")
  .min(ITEM_MINUTES.min, "An item takes at least 1 minute.")
  .max(ITEM_MINUTES.max, "An item takes at most 180 minutes.");

const wallTime = {
  date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, "Choose a day.")
    .refine((text) => !Number.isNaN(Date.parse(`${text}T00:00:00Z`)), "Choose a day."),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Choose a time, such as 15:00."),
  zone: z.string().trim().min(1, "Write a time zone, such as Europe/Berlin.").max(64, "Write a time zone."),
};

const sessionMinutes = z.coerce
  .number("Choose a length.")
  .int("Choose whole minutes.")
  .min(SESSION_MINUTES.min, `A session is at least ${SESSION_MINUTES.min} minutes.`)
  .max(SESSION_MINUTES.max, `A session is at most ${SESSION_MINUTES.max} minutes.`);

/**
 * Date and time on the wall in an IANA zone, the length in minutes, who comes, and how it repeats. `times`
 * counts only where it repeats.
 */
export const scheduleSessionInput = z.strictObject({
  coupleId: id,
  ...wallTime,
  minutes: sessionMinutes,
  attendees: z.enum(ATTENDEES, "Choose who comes.").default("both"),
  repeats: z.enum(REPEATS, "Choose how it repeats.").default("once"),
  times: z
    .union([
      z.literal("").transform(() => 2),
      z.coerce
        .number("Write how many.")
        .int("Write a whole number.")
        .min(2, "A series has at least 2 sessions.")
        .max(SERIES_LIMIT, `A series has at most ${SERIES_LIMIT} sessions.`),
    ])
    .default(2),
});
type Scheduled = z.output<typeof scheduleSessionInput>;
type Repeating = "attendees" | "repeats" | "times";
export type ScheduleSessionInput = Omit<Scheduled, Repeating> & Partial<Pick<Scheduled, Repeating>>;

const reach = z.enum(REACHES, "Choose which sessions.").default("one");

/** Another day, time or length; with `later`, for all that come after it in its series too. */
export const moveSessionInput = z.strictObject({
  ...ofSession,
  ...wallTime,
  /** Left out, or as `drawn`, the length stays. */
  minutes: sessionMinutes.optional(),
  /** The length that the form was drawn with. */
  drawn: z.coerce.number().int().optional(),
  /** To take a change back: the minutes of each that is reached, in order, such as "50,50,75". */
  lengths: z
    .string()
    .max(4 * (SERIES_LIMIT + 1))
    .transform((text) => text.split(",").map(Number))
    .pipe(z.array(z.number().int().min(SESSION_MINUTES.min).max(SESSION_MINUTES.max)))
    .optional(),
  reach,
});
export type MoveSessionInput = z.output<typeof moveSessionInput>;

export const cancelSessionInput = z.strictObject({ ...ofSession, reach });
export type CancelSessionInput = z.output<typeof cancelSessionInput>;

export const startPlanInput = z
  .strictObject({
    ...ofSession,
    frame: z.enum(START_FRAMES, "Choose how to begin."),
    /** The template, where the frame is one. */
    template: z.string().max(64).optional(),
    /** The session whose plan is copied, where it is not the one before. */
    from: id.optional(),
  })
  .refine(({ frame, from }) => from === undefined || frame === "last", "Please reload this page.");
export type StartPlanInput = z.output<typeof startPlanInput>;

/** In a plan that is being made an item is planned or set aside; the run alone says that it was done. */
const draftState = z.enum(["planned", "set_aside"], "Choose planned or set aside.").optional();
const itemBase = { id, phase: z.enum(PHASES, "Choose a phase."), minutes, state: draftState };

const planItemInput = z.discriminatedUnion("kind", [
  z.strictObject({
    ...itemBase,
    kind: z.literal("block"),
    title: z.enum(BLOCK_TITLES, "Choose a name from the list."),
  }),
  z.strictObject({
    ...itemBase,
    kind: z.literal("exercise"),
    exerciseSlug: z.string().max(80),
    exerciseVersion: z.int().min(1).max(9999),
  }),
  z.strictObject({
    ...itemBase,
    kind: z.literal("review"),
    assignmentId: id,
    disposition: z.enum(DISPOSITIONS, "Choose what becomes of it.").nullable(),
  }),
]);
export type PlanItemInput = z.output<typeof planItemInput>;

/** The whole ordered list, and the version it was made from. Titles of exercises come from the catalogue. */
export const savePlanInput = z.strictObject({
  version: z.int().min(1).max(2_147_483_647),
  items: z.array(planItemInput).max(PLAN_LIMIT, `A plan holds at most ${PLAN_LIMIT} items.`),
});
export type SavePlanInput = z.output<typeof savePlanInput>;

export const finalisePlanInput = z.strictObject({ ...ofSession, version });
export type FinalisePlanInput = z.output<typeof finalisePlanInput>;

export const sessionInput = z.strictObject(ofSession);
export type SessionInput = z.output<typeof sessionInput>;

/** `setAside`: start without what was put on hold since the plan was made final. */
export const startRunInput = z.strictObject({
  ...ofSession,
  setAside: z.union([z.boolean(), z.literal("on").transform(() => true)]).default(false),
});
export type StartRunInput = z.input<typeof startRunInput>;

export const recordRunInput = z.strictObject({
  ...ofSession,
  itemId: id,
  /** `now` brings it to be the current one. */
  state: z.enum([...ITEM_STATES, "now"], "Choose done or set aside."),
  actualMinutes: z
    .union(
      [
        z.literal("").transform(() => null),
        z.coerce
          .number("Write whole minutes.")
          .int("Write whole minutes.")
          .min(0, "Minutes cannot be below 0.")
          .max(ITEM_MINUTES.max, "An item takes at most 180 minutes."),
      ],
      "Write whole minutes.",
    )
    .nullable()
    .default(null),
});
export type RecordRunInput = z.input<typeof recordRunInput>;
export type RecordRun = z.output<typeof recordRunInput>;

/** Why an exercise that a gate asks to weigh goes into this plan. */
export const checkPlanInput = z.strictObject({
  ...ofSession,
  slug: z.string().max(80),
  /** The one that is weighed: the plan may hold another than the newest. */
  version: z.coerce.number().pipe(z.int().min(1).max(9999)),
  reason: z.enum(CHECK_REASONS, "Choose a reason."),
  line: z.string().trim().max(CHECK_LINE, `This line has room for ${CHECK_LINE} characters.`).default(""),
});
export type CheckPlanInput = z.output<typeof checkPlanInput>;

/** An exercise on its way into a plan from the library, and why where a gate asks to weigh it. */
export const addToPlanInput = z.strictObject({
  ...ofSession,
  /** The number of the new line, made with the page: pressed twice, it is there once. */
  itemId: z.uuid("Please reload this page."),
  slug: z.string().max(80),
  version: z.coerce.number().pipe(z.int().min(1).max(9999)),
  reason: z.enum(CHECK_REASONS, "Choose a reason.").optional(),
  line: z.string().trim().max(CHECK_LINE, `This line has room for ${CHECK_LINE} characters.`).default(""),
});
export type AddToPlanInput = z.output<typeof addToPlanInput>;

/** The version to bring back, and the one of the plan it replaces. */
export const restorePlanInput = z.strictObject({ ...ofSession, versionId: id, version });
export type RestorePlanInput = z.output<typeof restorePlanInput>;

/** The structure of a session's plan under a name; for oneself, or for every clinician of the practice. */
export const saveTemplateInput = z.strictObject({
  ...ofSession,
  title: z
    .string()
    .overwrite((text) => text.replace(/\s+/g, " "))
    .trim()
    .min(1, "Give it a name.")
    .max(TEMPLATE_TITLE, `A name has room for ${TEMPLATE_TITLE} characters.`),
  shared: z.union([z.boolean(), z.literal("on").transform(() => true)]).default(false),
});
export type SaveTemplateInput = z.output<typeof saveTemplateInput>;

export const retireTemplateInput = z.strictObject({ templateId: id });
export type RetireTemplateInput = z.output<typeof retireTemplateInput>;

const oneOrMore = <S extends z.ZodType>(each: S) =>
  z.array(each).max(MOST_LINES, "That is too much for one plan.");

/** What happened, line by line: three lists of the same length, as a form sends them. */
export const correctRunInput = z
  .strictObject({
    ...ofSession,
    itemId: oneOrMore(id),
    state: oneOrMore(z.enum(ITEM_STATES, "Choose done, set aside or not reached.")),
    actualMinutes: oneOrMore(recordRunInput.shape.actualMinutes),
  })
  .refine(
    ({ itemId, state, actualMinutes }) =>
      itemId.length === state.length && itemId.length === actualMinutes.length,
    "Please reload this page.",
  )
  .transform(({ coupleId, sessionId, itemId, state, actualMinutes }) => ({
    coupleId,
    sessionId,
    items: itemId.map((one, place) => ({
      itemId: one,
      state: state[place] ?? ("planned" as const),
      actualMinutes: actualMinutes[place] ?? null,
    })),
  }));
export type CorrectRun = z.output<typeof correctRunInput>;

/** The exercises that were not done and that the next plan is offered. */
export const chooseCarryOverInput = z.strictObject({ ...ofSession, itemIds: oneOrMore(id).default([]) });
export type ChooseCarryOverInput = z.output<typeof chooseCarryOverInput>;
