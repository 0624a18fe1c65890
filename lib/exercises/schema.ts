import { z } from "zod";
import { catalogueFaults } from "#lib/exercises/catalogue-checks";
import { isReadable } from "#lib/exercises/structure";
import {
  ASKED,
  type DoneRule,
  EVIDENCE_GRADES,
  EXERCISE_CLASSES,
  EXPLICITNESS,
  type Exercise,
  FAMILIES,
  FORMATS,
  GATES,
  type MECHANISMS,
  REPEAT_UNITS,
  SENSITIVE_TOPICS,
  STAGES,
  VISIBILITIES,
  WHO,
} from "#lib/exercises/types";

/** The longest single text of an exercise, in characters. */
const LONGEST_TEXT = 4000;
/** The longest title, in characters, wherever one is given. */
const LONGEST_TITLE = 120;
const TOO_LONG_A_TITLE = `Please choose a shorter title: at most ${LONGEST_TITLE} characters.`;
const UNSEEN = "There is a sign in here that cannot be seen. Please type it anew.";
/** The longest draft, in characters of JSON. */
export const LONGEST_DRAFT = 100_000;

/** Without what no database keeps: a NUL, or half of a character. */
function isStorable(text: string): boolean {
  return !text.includes("\0") && text.isWellFormed();
}

/** The form of an exercise; of a draft, where texts may be empty still and lists short. */
function shapeOf(isFinal: boolean) {
  // Exercises are plain text on every screen: markup is refused where they are made.
  const written = z
    .string()
    .max(LONGEST_TEXT, `At most ${LONGEST_TEXT} characters.`)
    .regex(/^[^<>]*$/, "Plain text only.")
    .refine(isStorable, UNSEEN);
  const plain = isFinal ? written.trim().min(1) : written;
  const title = plain.max(LONGEST_TITLE, TOO_LONG_A_TITLE);
  const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Lower-case words joined by hyphens.");
  const named = z.string().regex(/^[a-z][a-z0-9_]*$/, "Lower-case words joined by underscores.");
  const key = isFinal ? named : z.union([named, z.literal("")]);
  const count = z.int().min(isFinal ? 1 : 0);
  const atLeast = (least: number) => (isFinal ? least : 0);

  const option = z.strictObject({ value: key, label: plain });
  const options = z.array(option).min(atLeast(2));
  const fieldBase = {
    name: key,
    label: plain,
    why: plain,
    visibility: z.enum(VISIBILITIES),
    required: z.boolean(),
    step: count,
    sensitive: z.enum(SENSITIVE_TOPICS).exactOptional(),
    clinicianOnly: z.literal(true).exactOptional(),
    asked: z.enum(ASKED).exactOptional(),
    onlyIf: z.strictObject({ field: key, value: key }).exactOptional(),
  };
  const field = z.discriminatedUnion("type", [
    z.strictObject({ ...fieldBase, type: z.literal("scale"), low: plain, high: plain }),
    z.strictObject({ ...fieldBase, type: z.literal("short") }),
    z.strictObject({ ...fieldBase, type: z.literal("long") }),
    z.strictObject({ ...fieldBase, type: z.literal("choice"), options }),
    z.strictObject({ ...fieldBase, type: z.literal("multi"), options, max: count.exactOptional() }),
    z.strictObject({ ...fieldBase, type: z.literal("check"), options }),
    z.strictObject({
      ...fieldBase,
      type: z.literal("timer"),
      minutes: z.array(count).min(atLeast(1)),
      parts: count,
    }),
    z.strictObject({ ...fieldBase, type: z.literal("turns"), rounds: count, minutesEach: count }),
    z.strictObject({ ...fieldBase, type: z.literal("yesno") }),
    z.strictObject({ ...fieldBase, type: z.literal("lines"), max: count.max(20) }),
    z.strictObject({ ...fieldBase, type: z.literal("rank"), options, max: count }),
    z.strictObject({
      ...fieldBase,
      type: z.literal("sort"),
      options,
      piles: options,
      matches: z.literal(true).exactOptional(),
      personal: z.literal(true).exactOptional(),
    }),
    z.strictObject({ ...fieldBase, type: z.literal("dates"), max: count.max(10) }),
    z.strictObject({
      ...fieldBase,
      type: z.literal("pacer"),
      minutes: count.max(30),
      inSeconds: count.min(2).max(10),
      outSeconds: count.min(2).max(15),
    }),
  ]);

  const doneRule: z.ZodType<DoneRule> = z.lazy(() =>
    z.discriminatedUnion("op", [
      z.strictObject({ op: z.literal("all"), rules: z.array(doneRule).min(atLeast(1)) }),
      z.strictObject({ op: z.literal("any"), rules: z.array(doneRule).min(atLeast(1)) }),
      z.strictObject({ op: z.literal("filled"), field: key }),
      z.strictObject({ op: z.literal("equals"), field: key, value: z.string() }),
      z.strictObject({ op: z.literal("minWords"), field: key, words: count }),
      z.strictObject({ op: z.literal("minSeconds"), field: key, seconds: count }),
      z.strictObject({ op: z.literal("minPicked"), field: key, count }),
      z.strictObject({ op: z.literal("minCount"), fields: z.array(key).min(atLeast(1)), count }),
      z.strictObject({ op: z.literal("minEntries"), rule: doneRule, count }),
      z.strictObject({ op: z.literal("minDays"), rule: doneRule, count }),
      z.strictObject({ op: z.literal("minDifferent"), field: key, rule: doneRule, count }),
    ]),
  );

  const derivedValue = z.discriminatedUnion("kind", [
    z.strictObject({ name: key, label: plain, kind: z.literal("difference"), from: key, minus: key }),
    z.strictObject({
      name: key,
      label: plain,
      kind: z.literal("share"),
      part: key,
      among: z.array(key).min(atLeast(1)),
    }),
    z.strictObject({ name: key, label: plain, kind: z.literal("rate"), of: key, value: key }),
    z.strictObject({ name: key, label: plain, kind: z.literal("kept"), left: key, of: key }),
  ]);

  const gateAddition = z.strictObject({
    text: plain,
    machine: z
      .strictObject({
        gate: z.enum(GATES),
        effect: z.enum(["block", "warn"]),
        when: z
          .strictObject({
            source: z.enum(["indicator", "check_in", "answer"]),
            field: z.string().min(1),
            op: z.enum(["gte", "gt", "lte", "lt", "eq"]),
            value: z.union([z.number(), z.string()]),
            alongside: z.strictObject({ field: key, picked: key }).exactOptional(),
          })
          .exactOptional(),
        holds: z.array(z.enum(EXERCISE_CLASSES)).min(1).exactOptional(),
        alert: z.literal(true).exactOptional(),
      })
      .nullable(),
  });

  const evidence = z.strictObject({
    parent: z
      .array(
        z.strictObject({
          text: plain,
          grades: z.array(z.enum(EVIDENCE_GRADES)),
          unsure: z.literal(true).exactOptional(),
        }),
      )
      .min(atLeast(1)),
    thisForm: z.strictObject({ grade: z.enum(EVIDENCE_GRADES), text: plain }),
  });

  const weight = z.number().min(0).max(1);
  return z.strictObject({
    slug,
    version: count,
    title,
    family: z.enum(FAMILIES),
    weights: z.strictObject({
      dissonance: weight,
      regulation: weight,
      attachment: weight,
      communication: weight,
    } satisfies Record<(typeof MECHANISMS)[number], typeof weight>),
    stages: z.array(z.enum(STAGES)).min(atLeast(1)),
    format: z.enum(FORMATS),
    sessionFirst: z.boolean(),
    who: z.enum(WHO),
    exerciseClass: z.enum(EXERCISE_CLASSES),
    explicitness: z.literal(EXPLICITNESS),
    minutes: z.strictObject({ min: count, typical: count, max: count }),
    minutesNote: plain,
    dose: z.strictObject({ times: count, enough: count, per: z.enum(["once", "week", "four_months"]) }),
    repeat: z
      .strictObject({
        unit: z.enum(REPEAT_UNITS),
        times: count.min(2).max(21),
        perDay: count.exactOptional(),
      })
      .exactOptional(),
    materials: z.array(plain),
    aim: plain,
    steps: z.array(plain).min(atLeast(4)).max(8),
    fields: z.array(field).min(atLeast(1)).max(60),
    done: doneRule,
    derived: z.array(derivedValue),
    qualityCue: plain,
    smaller: plain,
    handout: z.array(plain).min(atLeast(1)).max(4),
    gates: z.array(gateAddition),
    adaptations: z.array(plain),
    stopLine: plain.nullable(),
    evidence,
  });
}

/**
 * An exercise in the form it is stored in. What was published once stays readable for the tasks that name
 * it, also after a later release checks more: the checks are made where an exercise is published.
 */
export const storedExercise: z.ZodType<Exercise> = shapeOf(true);

/** An exercise in a file: with the built-in version it was forked from, where there is one. */
export const exerciseInFile = shapeOf(true).extend({
  forkedFrom: z
    .strictObject({
      slug: z
        .string()
        .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Lower-case words joined by hyphens.")
        .max(100),
      version: z.int().min(1).max(9999),
    })
    .exactOptional(),
});

/**
 * An exercise as data, with every check of the catalogue. Source: exercise catalogue paper, catalogue checks.
 * An exercise that does not pass cannot be listed or assigned.
 */
export const exerciseSchema = storedExercise.superRefine((exercise: Exercise, context) => {
  for (const fault of catalogueFaults(exercise)) {
    context.addIssue({ code: "custom", path: [...fault.path], message: fault.message });
  }
});

const draftShape = shapeOf(false)
  .refine(({ title }) => title.trim() !== "", { path: ["title"], message: "Give it a title first." })
  .refine((draft) => JSON.stringify(draft).length <= LONGEST_DRAFT, {
    message: "This is too long to be one exercise. Please make it shorter.",
  });
/**
 * An exercise as far as it is written: the same form with gaps, but for a title to find it by. What a draft
 * lacks is said when it is published.
 */
export const exerciseDraftSchema = z
  .unknown()
  // Rules stand in one another, and reading them goes as deep as they do: how deep is looked at first.
  .refine(isReadable, { message: "This is nested too deep to be read. Please make it simpler." })
  .pipe(draftShape);

const slugInput = z
  .string()
  .max(100)
  .regex(/^[a-z0-9-]*$/, "This page has lost its place. Please open it again.");
const revision = z.coerce.number().int().min(1).max(2_147_483_647);
const version = z.coerce.number().int().min(1).max(9999);

export const startExerciseInput = z.strictObject({
  title: z
    .string()
    .trim()
    .min(1, "Give it a title first.")
    .max(LONGEST_TITLE, TOO_LONG_A_TITLE)
    .regex(/^[^<>]*$/, "Plain text only.")
    .refine(isStorable, UNSEEN),
});
export type StartExerciseInput = z.output<typeof startExerciseInput>;

export const forkExerciseInput = z.strictObject({
  slug: slugInput,
  version: version.optional(),
  title: startExerciseInput.shape.title.optional(),
});
export type ForkExerciseInput = z.output<typeof forkExerciseInput>;

/** An exercise of the practice's own, as a whole. */
export const ownExerciseInput = z.strictObject({ slug: slugInput });
export type OwnExerciseInput = z.output<typeof ownExerciseInput>;

/** A draft at the revision it was looked at. */
export const publishExerciseInput = z.strictObject({ slug: slugInput, revision });
export type PublishExerciseInput = z.output<typeof publishExerciseInput>;

export const saveExerciseInput = z.strictObject({ slug: slugInput, revision, body: exerciseDraftSchema });
export type SaveExerciseInput = { slug: string; revision: number; body: Exercise };
