import { isReservedName, unfoldFields } from "#lib/exercises/entries";
import type { Exercise, Fault, Field } from "#lib/exercises/types";

/** The longest parts of an exercise that anybody can sit through. */
const MOST = {
  rounds: 10,
  minutesEach: 60,
  timerMinutes: 120,
  parts: 10,
  minutes: 180,
  /** As many picks as one save may bring. */
  options: 120,
  /** Every question of every entry has a place of its own, and places have three digits. */
  questions: 999,
} as const;

// Line ends and tabs belong to text. The others cannot be seen, or turn about what stands around them.
const UNSEEN = /[^\P{Cc}\t\n\r]|[\u202A-\u202E\u2066-\u2069]/u;

type Path = readonly (string | number)[];

/** Every text of an exercise with its place. */
function textsAt(value: unknown, path: Path): { path: Path; text: string }[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((one, index) => textsAt(one, [...path, index]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => textsAt(one, [...path, key]));
}

function tooLong(field: Field): [key: string, message: string][] {
  if (field.type === "turns") {
    return [
      field.rounds > MOST.rounds ? ["rounds", `At most ${MOST.rounds} rounds.`] : null,
      field.minutesEach > MOST.minutesEach
        ? ["minutesEach", `At most ${MOST.minutesEach} minutes each.`]
        : null,
    ].filter((one): one is [string, string] => one !== null);
  }
  if ("options" in field && field.options.length > MOST.options)
    return [["options", `At most ${MOST.options} choices.`]];
  if (field.type !== "timer") return [];
  return [
    field.minutes.some((minutes) => minutes > MOST.timerMinutes)
      ? ["minutes", `A timer runs for ${MOST.timerMinutes} minutes at most.`]
      : null,
    field.parts > MOST.parts ? ["parts", `At most ${MOST.parts} times.`] : null,
  ].filter((one): one is [string, string] => one !== null);
}

const taken = (name: string) => `"${name}" is a name the product keeps for itself. Choose another key.`;

/** What the parts of an exercise keep to in their length, their names, their signs and their sources. */
export function limitFaults(exercise: Exercise): Fault[] {
  const { fields, derived, minutes, evidence } = exercise;
  const faults: Fault[] = [];
  fields.forEach((field, index) => {
    if (isReservedName(field.name))
      faults.push({ path: ["fields", index, "name"], message: taken(field.name) });
    for (const [key, message] of tooLong(field)) faults.push({ path: ["fields", index, key], message });
  });
  derived.forEach(({ name }, index) => {
    if (isReservedName(name)) faults.push({ path: ["derived", index, "name"], message: taken(name) });
  });
  if (unfoldFields(exercise).length > MOST.questions) {
    faults.push({
      path: ["fields"],
      message: `All entries together ask ${MOST.questions} questions at most. Ask less, or less often.`,
    });
  }
  if (minutes.max > MOST.minutes) {
    faults.push({ path: ["minutes"], message: `One go takes ${MOST.minutes} minutes at most.` });
  }
  for (const { path, text } of textsAt(exercise, [])) {
    if (UNSEEN.test(text)) {
      faults.push({ path, message: "There is a sign in here that cannot be seen. Please type it anew." });
    }
  }
  evidence.parent.forEach(({ text, unsure }, index) => {
    if (/\bunsure\b/i.test(text) && unsure !== true) {
      faults.push({
        path: ["evidence", "parent", index, "unsure"],
        message: "A source that is called unsure is marked as not checked.",
      });
    }
  });
  return faults;
}
