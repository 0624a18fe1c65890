import { closesOn, isAsked, isLater, opensOn, ruledOut, withoutUnasked } from "#lib/exercises/entries";
import type { Answers, Field } from "#lib/exercises/types";
import type { TaskExercise } from "#lib/homework/types";

type Asking = Pick<TaskExercise, "fields" | "repeat">;

/** Where a partner goes from a question: to another one, to the list of entries, or to the last page. */
export type Stop = { readonly to: "question"; readonly place: number } | { readonly to: "overview" | "end" };

/** The run of questions a field is walked in: all of them, or one part or one entry of a repeated exercise. */
export type Group = "whole" | "start" | "end" | number;

export function groupOf(field: Field, { repeat }: Pick<TaskExercise, "repeat">): Group {
  if (!repeat) return "whole";
  if (field.entry !== undefined) return field.entry;
  return field.asked === "end" ? "end" : "start";
}

/** `hidden`: its condition is not met, or its days are over. `later`: it waits for another day. */
export type Openness = "open" | "hidden" | "later";

/** Whether a question can be answered on a day, such as 2026-11-04; of answers without those that are moot. */
export function opennessOf(field: Field, answers: Answers, today: string): Openness {
  if (!isAsked(field, answers)) return "hidden";
  if (!isLater(field)) return "open";
  const closes = closesOn(field, answers);
  if (closes !== null && closes < today) return "hidden";
  const opens = opensOn(field, answers);
  return opens !== null && opens <= today ? "open" : "later";
}

/** Whole days from one ISO day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** In how many days a later question opens; null while the entry it belongs to has not been written. */
export function opensInDays(field: Field, answers: Answers, today: string): number | null {
  const opens = opensOn(field, answers);
  return opens === null ? null : Math.max(0, daysBetween(today, opens));
}

export type Placed = { readonly place: number; readonly field: Field };

/** The questions of one group that can be answered today, in order; places count from 1. */
export function openPlaces(exercise: Asking, group: Group, answers: Answers, today: string): Placed[] {
  const kept = withoutUnasked(exercise.fields, answers);
  return exercise.fields.flatMap((field, index) =>
    groupOf(field, exercise) === group && opennessOf(field, kept, today) === "open"
      ? [{ place: index + 1, field }]
      : [],
  );
}

function groupAt(exercise: Asking, place: number): Group | null {
  const field = exercise.fields[place - 1];
  return field ? groupOf(field, exercise) : null;
}

/** Where a place leads to: the next question of its part, or what comes after the part. */
export function stopAfter(exercise: Asking, place: number, answers: Answers, today: string): Stop {
  const group = groupAt(exercise, place);
  if (group === null) return { to: "end" };
  const next = openPlaces(exercise, group, answers, today).find((one) => one.place > place);
  if (next) return { to: "question", place: next.place };
  return group === "whole" || group === "end" ? { to: "end" } : { to: "overview" };
}

/** Where Back leads from a place: the question before it in its part, or the first page. */
export function stopBefore(exercise: Asking, place: number, answers: Answers, today: string): Stop {
  const group = groupAt(exercise, place);
  const before =
    group === null
      ? undefined
      : openPlaces(exercise, group, answers, today).findLast((one) => one.place < place);
  return before ? { to: "question", place: before.place } : { to: "overview" };
}

/**
 * How far one is in a part: the second of five. A question whose condition has no answer yet is counted: the way
 * may get shorter, never longer.
 */
export function progressAt(
  exercise: Asking,
  place: number,
  answers: Answers,
  today: string,
): { at: number; of: number } {
  const group = groupAt(exercise, place) ?? "whole";
  const never = ruledOut(exercise.fields, answers);
  const counted = exercise.fields.flatMap((field, index) => {
    const open = !never.has(field.name) && opennessOf(field, assumed(field, answers), today) === "open";
    return groupOf(field, exercise) === group && (open || index + 1 === place) ? [index + 1] : [];
  });
  return { at: counted.filter((one) => one <= place).length, of: counted.length };
}

/** The answers as if the condition of a field were met. */
function assumed({ onlyIf }: Field, answers: Answers): Answers {
  return onlyIf ? { ...answers, [onlyIf.field]: onlyIf.value } : answers;
}

/**
 * Where the answer to a question decides which one comes next: each answer that leads elsewhere than the
 * others, beside where all others lead to (under the empty text).
 */
export function stopsByAnswer(
  exercise: Asking,
  place: number,
  answers: Answers,
  today: string,
): Record<string, Stop> {
  const field = exercise.fields[place - 1];
  const { [field?.name ?? ""]: _own, ...others } = answers;
  const blank = stopAfter(exercise, place, others, today);
  if (!field || !exercise.fields.some((one) => one.onlyIf?.field === field.name)) {
    return { "": stopAfter(exercise, place, answers, today) };
  }
  const values =
    field.type === "choice"
      ? field.options.map((option) => option.value)
      : field.type === "yesno"
        ? ["yes", "no"]
        : [];
  return Object.fromEntries([
    ["", blank],
    ...values.map((value): [string, Stop] => [
      value,
      stopAfter(exercise, place, { ...others, [field.name]: value }, today),
    ]),
  ]);
}

/** Questions about an earlier day that are open now and have no answer yet. */
export function waiting(exercise: Asking, answers: Answers, today: string): Placed[] {
  const kept = withoutUnasked(exercise.fields, answers);
  return exercise.fields.flatMap((field, index) =>
    isLater(field) && opennessOf(field, kept, today) === "open" && !Object.hasOwn(answers, field.name)
      ? [{ place: index + 1, field }]
      : [],
  );
}

/** How many such questions there are. */
export function waitingCount(exercise: Asking, answers: Answers, today: string): number {
  return waiting(exercise, answers, today).length;
}

/** The address of a stop below a task's own address. */
export function addressOf(base: string, stop: Stop): string {
  if (stop.to === "question") return `${base}/${stop.place}`;
  return stop.to === "end" ? `${base}/end` : base;
}
