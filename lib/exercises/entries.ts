import type { Answers, AnswerValue, Asked, Exercise, Field, StampField } from "#lib/exercises/types";

/** What was answered to a field. Only an answer of its own counts, never what every object brings along. */
export function answerIn<T>(answers: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(answers, name) ? answers[name] : undefined;
}

/** The name of a field in one entry: `offered.3`. */
export function nameInEntry(name: string, entry: number): string {
  return `${name}.${entry}`;
}

/** The entry a name belongs to, from 1; null for a field that is asked once. */
export function entryOfName(name: string): number | null {
  const dot = name.lastIndexOf(".");
  return dot === -1 ? null : Number(name.slice(dot + 1));
}

/** The part of the exercise a field is asked in. */
export function askedIn(field: Field, exercise: Pick<Exercise, "repeat">): Asked {
  return field.asked ?? (exercise.repeat ? "each" : "start");
}

const LATER: readonly Asked[] = ["next_day", "two_days", "seven_days"];

/** Whether a field waits for another day. */
export function isLater(field: Field): boolean {
  return field.asked !== undefined && LATER.includes(field.asked);
}

/** Name of the day and part of day that the server keeps of an entry. */
export const STAMP = "day";

/** Whether a name is taken already: by the stamp, or by what every object brings along. */
export function isReservedName(name: string): boolean {
  return name === STAMP || name === "prototype" || name in Object.prototype;
}

/** Parts of a day, in their order: all that is ever kept of a time. */
export const DAY_PARTS = ["morning", "afternoon", "evening", "night"] as const;
export type DayPart = (typeof DAY_PARTS)[number];

const PARTS_FROM: readonly { from: number; part: DayPart }[] = [
  { from: 22, part: "night" },
  { from: 17, part: "evening" },
  { from: 12, part: "afternoon" },
  { from: 5, part: "morning" },
];

/** The part of day an hour from 0 to 23 lies in. The small hours are night. */
export function partOfDay(hour: number): DayPart {
  return PARTS_FROM.find(({ from }) => hour >= from)?.part ?? "night";
}

const stamp = (step: number): StampField => ({
  type: "stamp",
  name: STAMP,
  label: "Day",
  why: "So that you and your therapist can see how it went over time.",
  visibility: "therapist",
  required: false,
  step,
});

function inEntry(field: Field, entry: number): Field {
  const { onlyIf } = field;
  return {
    ...field,
    name: nameInEntry(field.name, entry),
    entry,
    ...(onlyIf && { onlyIf: { ...onlyIf, field: nameInEntry(onlyIf.field, entry) } }),
  };
}

/**
 * Every field an exercise can have an answer to, in the order they are asked: those of each entry once per entry
 * under `name.n`. Where an entry's day matters, a stamp comes first, which the server fills in.
 */
export function unfoldFields(exercise: Pick<Exercise, "fields" | "repeat">): Field[] {
  const { fields, repeat } = exercise;
  if (!repeat) {
    return fields.some(isLater) ? [stamp(1), ...fields] : [...fields];
  }
  const at = (part: Asked) => fields.filter((field) => askedIn(field, exercise) === part);
  const own = [...at("each"), ...LATER.flatMap(at)];
  const entries = Array.from({ length: repeat.times }, (_, index) =>
    [stamp(own[0]?.step ?? 1), ...own].map((field) => inEntry(field, index + 1)),
  );
  return [...at("start"), ...entries.flat(), ...at("end")];
}

/**
 * Whether a question is asked, given what was answered before it; of answers without those that are moot themselves
 * (`withoutUnasked`).
 */
export function isAsked(field: Field, answers: Answers): boolean {
  if (field.type === "stamp") return false;
  if (!field.onlyIf) return true;
  return answerIn(answers, field.onlyIf.field) === field.onlyIf.value;
}

/** The names of these fields whose condition is not met, or hangs on one that is not: a condition may stand on another. */
function mootIn(
  fields: readonly Field[],
  isMet: (condition: NonNullable<Field["onlyIf"]>) => boolean,
): ReadonlySet<string> {
  const conditions = new Map(fields.map(({ name, onlyIf }) => [name, onlyIf]));
  const moot = new Map<string, boolean>();
  const isMoot = (name: string): boolean => {
    const known = moot.get(name);
    if (known !== undefined) return known;
    // A ring of conditions is in no exercise that was published; it must still end.
    moot.set(name, false);
    const condition = conditions.get(name);
    const found = condition !== undefined && (isMoot(condition.field) || !isMet(condition));
    moot.set(name, found);
    return found;
  };
  return new Set(fields.map(({ name }) => name).filter(isMoot));
}

/** The answers without those to questions that a changed mind has made moot. */
export function withoutUnasked(fields: readonly Field[], answers: Answers): Record<string, AnswerValue> {
  const moot = mootIn(fields, ({ field, value }) => answerIn(answers, field) === value);
  return Object.fromEntries(Object.entries(answers).filter(([name]) => !moot.has(name)));
}

/** The names of questions that are not asked whatever is answered next: a condition without an answer can still be met. */
export function ruledOut(fields: readonly Field[], answers: Answers): ReadonlySet<string> {
  return mootIn(fields, ({ field, value }) => {
    const given = answerIn(answers, field);
    return given === undefined || given === value;
  });
}

/** The entries that have any answer, from 1, in order; the stamp alone is none. */
export function writtenEntries(answers: Answers): number[] {
  const seen = Object.keys(answers)
    .filter((name) => !name.startsWith(`${STAMP}.`))
    .map(entryOfName)
    .filter((entry): entry is number => entry !== null && Number.isInteger(entry));
  return [...new Set(seen)].sort((one, two) => one - two);
}

/** The answers of one entry under the plain names of their fields. */
export function answersOfEntry(answers: Answers, entry: number): Record<string, AnswerValue> {
  const ending = nameInEntry("", entry);
  return Object.fromEntries(
    Object.entries(answers).flatMap(([name, value]) =>
      name.endsWith(ending) ? [[name.slice(0, -ending.length), value] as const] : [],
    ),
  );
}

/** A field's answers in every entry, or its one answer where it is asked once. */
export function valuesOf(answers: Answers, name: string): AnswerValue[] {
  const perEntry = writtenEntries(answers).map((entry) => answerIn(answersOfEntry(answers, entry), name));
  return [answerIn(answers, name), ...perEntry].filter((value): value is AnswerValue => value !== undefined);
}

const DAYS_AFTER: Readonly<Partial<Record<Asked, number>>> = {
  next_day: 1,
  two_days: 2,
  seven_days: 7,
};

/** The first day a later question is open, as 2026-11-04, counted from the entry's stamp; null before there is one. */
export function opensOn(field: Field, answers: Answers): string | null {
  return dayAfterEntry(field, answers, field.asked && DAYS_AFTER[field.asked]);
}

/** The last day a later question is asked on, as 2026-11-05; null where it stays open, or before there is a stamp. */
export function closesOn(field: Field, answers: Answers): string | null {
  return dayAfterEntry(field, answers, field.closesAfter);
}

function dayAfterEntry(field: Field, answers: Answers, days: number | undefined): string | null {
  const name = field.entry === undefined ? STAMP : nameInEntry(STAMP, field.entry);
  const kept = answerIn(answers, name);
  if (days === undefined || typeof kept !== "string") return null;
  const day = new Date(`${kept.slice(0, 10)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
