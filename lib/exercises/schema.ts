import { z } from "zod";
import { catalogueFaults } from "#lib/exercises/catalogue-checks";
import { partnerFields } from "#lib/exercises/rules";
import {
  type DoneRule,
  EVIDENCE_GRADES,
  EXERCISE_CLASSES,
  EXPLICITNESS,
  type Exercise,
  FAMILIES,
  type Field,
  FORMATS,
  GATES,
  type MECHANISMS,
  SENSITIVE_TOPICS,
  STAGES,
  VISIBILITIES,
  WHO,
} from "#lib/exercises/types";

// Exercises are plain text on every screen: markup is refused where they are made.
const plain = z
  .string()
  .trim()
  .min(1)
  .regex(/^[^<>]*$/, "Plain text only.");
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Lower-case words joined by hyphens.");
const key = z.string().regex(/^[a-z][a-z0-9_]*$/, "Lower-case words joined by underscores.");
const count = z.int().min(1);

const option = z.strictObject({ value: key, label: plain });
const options = z.array(option).min(2);
const fieldBase = {
  name: key,
  label: plain,
  why: plain,
  visibility: z.enum(VISIBILITIES),
  required: z.boolean(),
  step: count,
  sensitive: z.enum(SENSITIVE_TOPICS).exactOptional(),
  clinicianOnly: z.literal(true).exactOptional(),
};
const field = z.discriminatedUnion("type", [
  z.strictObject({ ...fieldBase, type: z.literal("scale"), low: plain, high: plain }),
  z.strictObject({ ...fieldBase, type: z.literal("short") }),
  z.strictObject({ ...fieldBase, type: z.literal("long") }),
  z.strictObject({ ...fieldBase, type: z.literal("choice"), options }),
  z.strictObject({ ...fieldBase, type: z.literal("multi"), options, max: count.exactOptional() }),
  z.strictObject({ ...fieldBase, type: z.literal("check"), options }),
  z.strictObject({ ...fieldBase, type: z.literal("timer"), minutes: z.array(count).min(1), parts: count }),
  z.strictObject({ ...fieldBase, type: z.literal("turns"), rounds: count, minutesEach: count }),
  z.strictObject({ ...fieldBase, type: z.literal("yesno") }),
]);

const doneRule: z.ZodType<DoneRule> = z.lazy(() =>
  z.discriminatedUnion("op", [
    z.strictObject({ op: z.literal("all"), rules: z.array(doneRule).min(1) }),
    z.strictObject({ op: z.literal("any"), rules: z.array(doneRule).min(1) }),
    z.strictObject({ op: z.literal("filled"), field: key }),
    z.strictObject({ op: z.literal("equals"), field: key, value: z.string() }),
    z.strictObject({ op: z.literal("minWords"), field: key, words: count }),
    z.strictObject({ op: z.literal("minSeconds"), field: key, seconds: count }),
    z.strictObject({ op: z.literal("minPicked"), field: key, count }),
    z.strictObject({ op: z.literal("minCount"), fields: z.array(key).min(1), count }),
  ]),
);

const derivedValue = z.discriminatedUnion("kind", [
  z.strictObject({ name: key, label: plain, kind: z.literal("difference"), from: key, minus: key }),
  z.strictObject({
    name: key,
    label: plain,
    kind: z.literal("share"),
    part: key,
    among: z.array(key).min(1),
  }),
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
    .min(1),
  thisForm: z.strictObject({ grade: z.enum(EVIDENCE_GRADES), text: plain }),
});

const weight = z.number().min(0).max(1);
const shape = z.strictObject({
  slug,
  version: count,
  title: plain,
  family: z.enum(FAMILIES),
  weights: z.strictObject({
    dissonance: weight,
    regulation: weight,
    attachment: weight,
    communication: weight,
  } satisfies Record<(typeof MECHANISMS)[number], typeof weight>),
  stages: z.array(z.enum(STAGES)).min(1),
  format: z.enum(FORMATS),
  sessionFirst: z.boolean(),
  who: z.enum(WHO),
  exerciseClass: z.enum(EXERCISE_CLASSES),
  explicitness: z.literal(EXPLICITNESS),
  minutes: z.strictObject({ min: count, typical: count, max: count }),
  minutesNote: plain,
  dose: z.strictObject({ times: count, enough: count, per: z.enum(["once", "week", "four_months"]) }),
  materials: z.array(plain),
  aim: plain,
  steps: z.array(plain).min(4).max(8),
  fields: z.array(field).min(1),
  done: doneRule,
  derived: z.array(derivedValue),
  qualityCue: plain,
  smaller: plain,
  gates: z.array(gateAddition),
  adaptations: z.array(plain),
  stopLine: plain.nullable(),
  evidence,
});

/**
 * An exercise as data, with every check of the catalogue. Source: exercise catalogue paper, catalogue checks.
 * An exercise that does not pass cannot be listed or assigned.
 */
export const exerciseSchema = shape.superRefine((exercise: Exercise, context) => {
  for (const fault of catalogueFaults(exercise)) {
    context.addIssue({ code: "custom", path: [...fault.path], message: fault.message });
  }
});

/** The longest a timer can have run, in seconds: one whole day. */
const LONGEST_RUN = 86_400;
const NOT_A_TIME = "That is not a time.";
const NOT_ON_SCALE = "Please choose a number from 0 to 10, or not sure.";
const SHORT_LENGTH = 140;
const LONG_LENGTH = 4000;

function pickedFrom(field: Extract<Field, { type: "multi" | "check" }>) {
  const values = field.options.map((one) => one.value);
  const most = field.type === "multi" ? (field.max ?? values.length) : values.length;
  return z
    .array(z.enum(values), "Please choose from the list.")
    .max(most, `Please choose ${most} at most.`)
    .refine((picked) => new Set(picked).size === picked.length, "Please choose each one only once.");
}

function answerSchema(field: Field): z.ZodType<number | string | string[]> {
  switch (field.type) {
    case "scale":
      return z.union(
        [z.int(NOT_ON_SCALE).min(0, NOT_ON_SCALE).max(10, NOT_ON_SCALE), z.literal("not_sure")],
        {
          error: NOT_ON_SCALE,
        },
      );
    case "short":
      return z.string("Please write some text.").max(SHORT_LENGTH, "Please keep this to 140 characters.");
    case "long":
      return z.string("Please write some text.").max(LONG_LENGTH, "Please keep this to 4000 characters.");
    case "choice":
      return z.enum(
        field.options.map((one) => one.value),
        "Please choose from the list.",
      );
    case "multi":
    case "check":
      return pickedFrom(field);
    case "yesno":
      return z.enum(["yes", "no"], "Please choose yes or no.");
    case "timer":
    case "turns":
      return z.int(NOT_A_TIME).min(0, NOT_A_TIME).max(LONGEST_RUN, NOT_A_TIME);
  }
}

const ofPartners = new WeakMap<Pick<Exercise, "fields">, ReturnType<typeof answersSchema>>();

/** `answersSchema` of the partner's own fields, made once for each exercise: an autosave asks for it every time. */
export function partnerAnswersSchema(exercise: Pick<Exercise, "fields">): ReturnType<typeof answersSchema> {
  const schema = ofPartners.get(exercise) ?? answersSchema(exercise);
  ofPartners.set(exercise, schema);
  return schema;
}

/**
 * What a draft or a response may hold: the partner's own fields, each optional since any may be skipped;
 * keys that are not fields, the therapist's fields included, are refused. Hand in
 * `clinicianFields(exercise)` to read what the therapist filled in.
 */
export function answersSchema(
  exercise: Pick<Exercise, "fields">,
  fields: readonly Field[] = partnerFields(exercise),
) {
  return z.strictObject(
    Object.fromEntries(fields.map((field) => [field.name, answerSchema(field).exactOptional()])),
    {
      error: (issue) =>
        issue.code === "unrecognized_keys" ? "This is not one of the questions here." : undefined,
    },
  );
}
