import { wordsOf } from "#lib/exercises/reading-grade";
import {
  type Answers,
  type AnswerValue,
  type DerivedValue,
  type DoneRule,
  type Dose,
  type Exercise,
  type Field,
  FORMATS,
  type Format,
  MECHANISMS,
  type Mechanism,
  STAGES,
  type Stage,
  type Visibility,
  type Weights,
} from "#lib/exercises/types";

function answerOf(answers: Answers, name: string): AnswerValue | undefined {
  return Object.hasOwn(answers, name) ? answers[name] : undefined;
}

/** A rating of 0 and "not_sure" are answers; blank text and an empty list are not. */
function isFilled(value: AnswerValue | undefined): boolean {
  if (value === undefined) return false;
  if (typeof value === "number") return true;
  if (typeof value === "string") return value.trim() !== "";
  return value.length > 0;
}

/** True when the answers of one entry meet the rule. Fields that are absent count as not answered. */
export function evaluateDone(rule: DoneRule, answers: Answers): boolean {
  switch (rule.op) {
    case "all":
      return rule.rules.every((inner) => evaluateDone(inner, answers));
    case "any":
      return rule.rules.some((inner) => evaluateDone(inner, answers));
    case "filled":
      return isFilled(answerOf(answers, rule.field));
    case "equals":
      return answerOf(answers, rule.field) === rule.value;
    case "minWords": {
      const value = answerOf(answers, rule.field);
      return typeof value === "string" && wordsOf(value).length >= rule.words;
    }
    case "minSeconds": {
      const value = answerOf(answers, rule.field);
      return typeof value === "number" && value >= rule.seconds;
    }
    case "minPicked": {
      const value = answerOf(answers, rule.field);
      return Array.isArray(value) && new Set(value).size >= rule.count;
    }
    case "minCount":
      return rule.fields.filter((name) => isFilled(answerOf(answers, name))).length >= rule.count;
  }
}

/** True when enough entries are done for the exercise as a whole. `doneEntries` counts entries, not partners. */
export function isDoseReached(dose: Dose, doneEntries: number): boolean {
  return doneEntries >= dose.enough;
}

/** The names of the fields a done rule reads, each once, in the order of the rule. */
export function fieldsOfRule(rule: DoneRule): string[] {
  switch (rule.op) {
    case "all":
    case "any":
      return [...new Set(rule.rules.flatMap(fieldsOfRule))];
    case "minCount":
      return [...rule.fields];
    default:
      return [rule.field];
  }
}

function deriveOne(value: DerivedValue, answers: Answers): number | null {
  if (value.kind === "difference") {
    const from = answerOf(answers, value.from);
    const minus = answerOf(answers, value.minus);
    return typeof from === "number" && typeof minus === "number" ? from - minus : null;
  }
  const picked = (name: string) => {
    const list = answerOf(answers, name);
    return Array.isArray(list) ? list.length : 0;
  };
  const all = value.among.reduce((sum, name) => sum + picked(name), 0);
  return all === 0 ? null : picked(value.part) / all;
}

/** Numbers worked out from one entry, by name; null where an answer is absent or "not_sure". */
export function derive(values: readonly DerivedValue[], answers: Answers): Record<string, number | null> {
  return Object.fromEntries(values.map((value) => [value.name, deriveOne(value, answers)]));
}

/** The mechanisms with the largest weight: one, or several at a tie, in the order of `MECHANISMS`. */
export function leadMechanisms(weights: Weights): Mechanism[] {
  const largest = Math.max(...MECHANISMS.map((mechanism) => weights[mechanism]));
  return MECHANISMS.filter((mechanism) => weights[mechanism] === largest);
}

/** From this weight on, an exercise is listed under a mechanism. */
export const LISTED_FROM = 0.3;

export interface ExerciseFilters {
  readonly mechanism?: Mechanism | undefined;
  readonly stage?: Stage | undefined;
  /** "session" and "homework" include what can be done both ways; "both" asks for exactly those. */
  readonly format?: Format | undefined;
  /** Against the typical length of one go. */
  readonly maxMinutes?: number | undefined;
  /** Every word must occur in the title, the aim, the steps or the slug; case and accents do not matter. */
  readonly text?: string | undefined;
}

const fold = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();

function matchesText(exercise: Exercise, text: string): boolean {
  const haystack = fold([exercise.title, exercise.aim, ...exercise.steps, exercise.slug].join(" "));
  return fold(text)
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}

function matches(exercise: Exercise, filters: ExerciseFilters): boolean {
  const { mechanism, stage, format, maxMinutes, text } = filters;
  if (mechanism !== undefined && exercise.weights[mechanism] < LISTED_FROM) return false;
  if (stage !== undefined && !exercise.stages.includes(stage)) return false;
  if (format !== undefined && exercise.format !== format && exercise.format !== "both") return false;
  if (maxMinutes !== undefined && exercise.minutes.typical > maxMinutes) return false;
  return text === undefined || matchesText(exercise, text);
}

/** The exercises that pass every filter given, in the order they came. */
export function filterExercises(list: readonly Exercise[], filters: ExerciseFilters): Exercise[] {
  return list.filter((exercise) => matches(exercise, filters));
}

/** The lengths offered as a filter, in minutes. */
export const MINUTE_OPTIONS = [5, 10, 15, 20, 30] as const;
export type MinuteOption = (typeof MINUTE_OPTIONS)[number];

export interface FilterCounts {
  readonly mechanism: Readonly<Record<Mechanism, number>>;
  readonly stage: Readonly<Record<Stage, number>>;
  readonly format: Readonly<Record<Format, number>>;
  readonly maxMinutes: Readonly<Record<MinuteOption, number>>;
}

/** For each option, how many exercises would be listed with it, the other filters staying as they are. */
export function filterCounts(list: readonly Exercise[], filters: ExerciseFilters): FilterCounts {
  const count = (change: ExerciseFilters) => filterExercises(list, { ...filters, ...change }).length;
  const perOption = <Value extends string | number>(
    options: readonly Value[],
    change: (option: Value) => ExerciseFilters,
  ) => Object.fromEntries(options.map((option) => [option, count(change(option))])) as Record<Value, number>;
  return {
    mechanism: perOption(MECHANISMS, (mechanism) => ({ mechanism })),
    stage: perOption(STAGES, (stage) => ({ stage })),
    format: perOption(FORMATS, (format) => ({ format })),
    maxMinutes: perOption(MINUTE_OPTIONS, (maxMinutes) => ({ maxMinutes })),
  };
}

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

/** The fields a partner is asked; what the therapist alone fills in is left out. */
export function partnerFields(exercise: Pick<Exercise, "fields">): Field[] {
  return exercise.fields.filter((field) => field.clinicianOnly !== true);
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
  exercise: Pick<Exercise, "fields">,
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

/** Every text the couple can read in an exercise, for the checks on wording and for print. */
export function coupleText(exercise: Exercise): string[] {
  const ofField = (field: Field): string[] => {
    const own = [field.label, field.why];
    if (field.type === "scale") own.push(field.low, field.high);
    if ("options" in field) own.push(...field.options.map((option) => option.label));
    return own;
  };
  return [
    exercise.title,
    exercise.aim,
    exercise.minutesNote,
    ...exercise.materials,
    ...exercise.steps,
    ...partnerFields(exercise).flatMap(ofField),
    exercise.smaller,
    ...(exercise.stopLine === null ? [] : [exercise.stopLine]),
  ];
}
