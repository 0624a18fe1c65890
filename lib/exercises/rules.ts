import { unfoldFields } from "#lib/exercises/entries";
import {
  type Answers,
  type AnswerValue,
  type Exercise,
  type Field,
  type Format,
  type GateCondition,
  MECHANISMS,
  type Mechanism,
  type Visibility,
  type Weights,
} from "#lib/exercises/types";

/** The mechanisms with the largest weight: one, or several at a tie, in the order of `MECHANISMS`. */
export function leadMechanisms(weights: Weights): Mechanism[] {
  const largest = Math.max(...MECHANISMS.map((mechanism) => weights[mechanism]));
  return MECHANISMS.filter((mechanism) => weights[mechanism] === largest);
}

/** From this weight on, an exercise is listed under a mechanism. */
export const LISTED_FROM = 0.3;

/** The words a search finds a mechanism by. */
export const MECHANISM_WORDS: Readonly<Record<Mechanism, string>> = {
  dissonance: "cognitive dissonance beliefs that do not fit",
  regulation: "emotional regulation calm soothe",
  attachment: "attachment bond closeness",
  communication: "communication talk listen",
};

/** Whether it can be done there: what goes both ways fits a session and home; "both" asks for exactly those. */
export function fitsFormat(exercise: Pick<Exercise, "format">, format: Format): boolean {
  return exercise.format === format || exercise.format === "both";
}

/** Whether a number stands to another as a condition says. */
export function compares(op: GateCondition["op"], one: number, other: number): boolean {
  switch (op) {
    case "gte":
      return one >= other;
    case "gt":
      return one > other;
    case "lte":
      return one <= other;
    case "lt":
      return one < other;
    case "eq":
      return one === other;
  }
}

/** The lengths offered as a filter, in minutes. */
export const MINUTE_OPTIONS = [5, 10, 15, 20, 30] as const;
export type MinuteOption = (typeof MINUTE_OPTIONS)[number];

const AUDIENCE_LINES: Readonly<Record<Visibility, string>> = {
  me: "Only you can see what you write here.",
  therapist: "You and your therapist can see this. Your partner cannot.",
  shared: "You, your partner and your therapist may see this.",
  reveal: "Your therapist can see this. Your partner can see it only if you both choose to share.",
};

/** Who will see the answer, said to the partner before they type. It is a promise: the server keeps it. */
export function audienceLine(visibility: Visibility): string {
  return AUDIENCE_LINES[visibility];
}

/** What is promised of a private list of which only matches are ever shown. Source: exercise catalogue paper, 27. */
const MATCHES_LINE =
  "Only you can see your list. No one ever sees a no. If you both choose to share, your therapist can open what you both said yes or maybe to.";

/** Who will see the answer to one question: the line of its visibility, or the promise of a list with matches. */
export function audienceOfField(field: Field): string {
  return field.type === "sort" && field.matches ? MATCHES_LINE : audienceLine(field.visibility);
}

type Introduced = Pick<Exercise, "steps" | "materials" | "smaller" | "fields">;

/**
 * What stands on the first page a partner gets: of the two-minute version its own words in place of the steps. The
 * fields are those the partner is asked.
 */
export function introOf({ steps, materials, smaller, fields }: Introduced, isSmaller: boolean) {
  return {
    shortVersion: isSmaller ? smaller : null,
    steps: isSmaller ? [] : steps,
    materials: isSmaller ? [] : materials,
    audiences: [...new Set(fields.map(audienceOfField))],
  };
}

/**
 * The fields a partner can have an answer to, in each entry of a repeated exercise; what the therapist alone fills
 * in is left out.
 */
export function partnerFields(exercise: Pick<Exercise, "fields" | "repeat">): Field[] {
  return unfoldFields(exercise).filter((field) => field.clinicianOnly !== true);
}

/** The questions a partner is asked: their fields without what the server fills in. */
export function questionsOf(exercise: Pick<Exercise, "fields" | "repeat">): Field[] {
  return partnerFields(exercise).filter((field) => field.type !== "stamp");
}

/** The fields the therapist alone fills in. */
export function clinicianFields(exercise: Pick<Exercise, "fields">): Field[] {
  return exercise.fields.filter((field) => field.clinicianOnly === true);
}

/**
 * A partner's answers, apart by who may read them, as each part is stored under its own key.
 * Throws a RangeError for an answer to no field of the partner's: it has no visibility to be stored under.
 */
export function splitByVisibility(
  exercise: Pick<Exercise, "fields" | "repeat">,
  answers: Answers,
): Record<Visibility, Record<string, AnswerValue>> {
  const visibilityOf = new Map(partnerFields(exercise).map((field) => [field.name, field.visibility]));
  const parts: Record<Visibility, Record<string, AnswerValue>> = {
    me: {},
    therapist: {},
    shared: {},
    reveal: {},
  };
  for (const [name, value] of Object.entries(answers)) {
    const visibility = visibilityOf.get(name);
    if (visibility === undefined) throw new RangeError("An answer belongs to no field of this exercise.");
    parts[visibility][name] = value;
  }
  return parts;
}

/** A text the couple can read, and where it stands in the exercise. */
export interface CoupleText {
  readonly path: readonly (string | number)[];
  readonly text: string;
}

function textsOfField(field: Field): [key: string, text: string][] {
  const texts: [string, string][] = [
    ["label", field.label],
    ["why", field.why],
  ];
  if (field.type === "scale") texts.push(["low", field.low], ["high", field.high]);
  if ("options" in field) for (const { label } of field.options) texts.push(["options", label]);
  if ("piles" in field) for (const { label } of field.piles) texts.push(["piles", label]);
  return texts;
}

/** Every text the couple can read in an exercise, with its place, for the checks on wording. */
export function coupleTexts(exercise: Exercise): CoupleText[] {
  const { title, aim, minutesNote, materials, steps, fields, smaller, handout, stopLine } = exercise;
  const one = (key: string, text: string): CoupleText => ({ path: [key], text });
  const list = (key: string, texts: readonly string[]) =>
    texts.map((text, index): CoupleText => ({ path: [key, index], text }));
  return [
    one("title", title),
    one("aim", aim),
    one("minutesNote", minutesNote),
    ...list("materials", materials),
    ...list("steps", steps),
    ...fields.flatMap((field, index) =>
      field.clinicianOnly === true
        ? []
        : textsOfField(field).map(([key, text]): CoupleText => ({ path: ["fields", index, key], text })),
    ),
    one("smaller", smaller),
    ...list("handout", handout),
    ...(stopLine === null ? [] : [one("stopLine", stopLine)]),
  ];
}

/** The same texts without their places. */
export function coupleText(exercise: Exercise): string[] {
  return coupleTexts(exercise).map(({ text }) => text);
}
