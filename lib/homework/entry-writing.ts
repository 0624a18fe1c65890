import {
  answerIn,
  closesOn,
  entryOfName,
  isLater,
  nameInEntry,
  opensOn,
  partOfDay,
  STAMP,
  writtenEntries,
} from "#lib/exercises/entries";
import type { Answers, AnswerValue, Field, Repeat } from "#lib/exercises/types";
import { hasLoopRoomOn, loopsMadeBy, type Noted } from "#lib/formulation/rules-log";
import type { TaskExercise } from "#lib/homework/types";

/** The first entry that has not been written; null where all are. */
export function nextEntry(repeat: Pick<Repeat, "times">, answers: Answers): number | null {
  const written = new Set(writtenEntries(answers));
  for (let entry = 1; entry <= repeat.times; entry += 1) if (!written.has(entry)) return entry;
  return null;
}

/** The day an entry was first written, as 2026-11-03; null where it was not. */
export function dayOfEntry(answers: Answers, entry: number): string | null {
  const name = nameInEntry(STAMP, entry);
  const kept = answerIn(answers, name);
  return typeof kept === "string" ? kept.slice(0, 10) : null;
}

/** Whether one more entry may be begun on a day: one a day where the unit is a day, else as the exercise says. */
export function hasRoomOn(repeat: Repeat, answers: Answers, today: string): boolean {
  const most = repeat.perDay ?? (repeat.unit === "day" ? 1 : Number.POSITIVE_INFINITY);
  return writtenEntries(answers).filter((entry) => dayOfEntry(answers, entry) === today).length < most;
}

/** What is said where an answer comes too soon, or too late. */
export const TOO_SOON = {
  tomorrow: "This one opens tomorrow.",
  twoDays: "This one opens in two days.",
  someDays: "This one opens in a few days.",
  afterOneDay: "This one opens the day after you write the rest.",
  afterTwoDays: "This one opens two days after you write the rest.",
  afterSevenDays: "This one opens seven days after you write the rest.",
  nextEntry: "You can start the next one tomorrow.",
  threeNoted: "You have noted three of this day, here and in Moments. That is the most.",
  entryBefore: "Please write the one before this first.",
  daysOver: "The days for this one are over. You can leave it.",
} as const;

/** When a later question opens, said to the partner. `days` from today; null while its entry is not written. */
export function opensWords(field: Pick<Field, "asked">, days: number | null): string {
  if (days === null) {
    if (field.asked === "seven_days") return TOO_SOON.afterSevenDays;
    return field.asked === "two_days" ? TOO_SOON.afterTwoDays : TOO_SOON.afterOneDay;
  }
  if (days > 2) return TOO_SOON.someDays;
  return days === 2 ? TOO_SOON.twoDays : TOO_SOON.tomorrow;
}

/** The local day of the partner and the hour of it, as 2026-11-03 21. */
export type LocalMoment = string;

/** The day of a local moment, as 2026-11-03. */
export function dayOf(moment: LocalMoment): string {
  return moment.slice(0, 10);
}

/** The day and part of day that is kept of an entry: `2026-11-03 evening`. */
export function stampOf(moment: LocalMoment): string {
  return `${dayOf(moment)} ${partOfDay(Number(moment.slice(11, 13)))}`;
}

export type Change = Readonly<Record<string, AnswerValue | null>>;

/**
 * Answers that come too soon, or after their days, with a sentence each. Clearing an answer is always taken. `noted` is of the loop log alone:
 * what was noted elsewhere counts for its three of a day.
 */
export function tooSoon(
  exercise: Pick<TaskExercise, "fields" | "repeat">,
  before: Answers,
  change: Change,
  today: string,
  noted: Noted | null = null,
): Record<string, string[]> {
  const { repeat } = exercise;
  const written = new Set(writtenEntries(before));
  const refused: Record<string, string[]> = {};
  for (const field of exercise.fields) {
    if (!Object.hasOwn(change, field.name) || change[field.name] === null) continue;
    if (isLater(field)) {
      const opens = opensOn(field, before);
      const closes = closesOn(field, before);
      if (closes !== null && closes < today) {
        // Its page sends along what was there before.
        const same = JSON.stringify(answerIn(before, field.name)) === JSON.stringify(change[field.name]);
        if (!same) refused[field.name] = [TOO_SOON.daysOver];
        continue;
      }
      if (opens !== null && opens <= today) continue;
      const days = opens === null ? null : (Date.parse(opens) - Date.parse(today)) / 86_400_000;
      refused[field.name] = [opensWords(field, days)];
    } else if (repeat && field.entry !== undefined && !written.has(field.entry)) {
      if (field.entry !== nextEntry(repeat, before)) refused[field.name] = [TOO_SOON.entryBefore];
      else if (!hasRoomOn(repeat, before, today)) refused[field.name] = [TOO_SOON.nextEntry];
      else if (noted && !hasLoopRoomOn(before, today, noted)) refused[field.name] = [TOO_SOON.threeNoted];
    }
  }
  // A tap of "none today" that is changed into a loop later counts for the day it was tapped on.
  for (const { name, day } of noted ? loopsMadeBy(before, change, today) : [])
    if (noted && !hasLoopRoomOn(before, day, noted)) refused[name] ??= [TOO_SOON.threeNoted];
  return refused;
}

const isStamp = (name: string) => name === STAMP || name.startsWith(`${STAMP}.`);

/**
 * The answers with the day of every entry that this save begins; an entry that was emptied has no day any more.
 * Nothing that a client sends is a stamp: what is asked never has that name.
 */
export function withStamps(
  exercise: Pick<TaskExercise, "fields" | "repeat">,
  before: Answers,
  after: Answers,
  moment: LocalMoment,
): Answers {
  const stamped: Record<string, AnswerValue> = { ...after };
  const keep = (name: string, was: boolean, is: boolean) => {
    if (is && !(was && Object.hasOwn(before, name))) stamped[name] = stampOf(moment);
    if (!is) delete stamped[name];
  };
  if (!exercise.repeat) {
    if (!exercise.fields.some(isLater)) return stamped;
    const any = (answers: Answers) => Object.keys(answers).some((name) => !isStamp(name));
    keep(STAMP, any(before), any(after));
    return stamped;
  }
  const [was, is] = [new Set(writtenEntries(before)), new Set(writtenEntries(after))];
  const touched = Object.keys({ ...before, ...after }).map(entryOfName);
  for (const entry of new Set(touched)) {
    if (entry !== null) keep(nameInEntry(STAMP, entry), was.has(entry), is.has(entry));
  }
  return stamped;
}

export const LONGER_THAN_OPEN = "That is more time than this task has been here. Please check it.";
export const LONGER_THAN_SINCE =
  "That is more time than has passed since you last wrote here. Please check it.";
export const LONGER_THAN_CLOCK = "That is more time than this one takes. Please check it.";

/** Leeway for a clock of a phone that runs a little fast, in seconds. */
const LEEWAY = 60;

/** The most seconds a clock runs from its start to its last bell; null for a question without one. */
function lengthOf(field: Field): number | null {
  switch (field.type) {
    case "timer":
      return Math.max(...field.minutes) * field.parts * 60;
    case "turns":
      return field.rounds * 2 * field.minutesEach * 60;
    case "pacer":
      return field.minutes * 60;
    default:
      return null;
  }
}

/** How long the task has been there, and how long ago its draft was last saved, in seconds; null before the first save. */
export type SecondsPast = { open: number; sinceSaved: number | null };

/**
 * Times that cannot have run, with a sentence each: more in all than the task has been there, or more since the last
 * save than has passed since, or than the clock runs from start to end.
 */
export function tooLong(
  fields: readonly Field[],
  before: Answers,
  change: Change,
  past: SecondsPast,
): Record<string, string[]> {
  const open = Math.max(0, past.open);
  const sinceSaved = Math.max(0, past.sinceSaved ?? open);
  const refused: Record<string, string[]> = {};
  for (const field of fields) {
    const length = lengthOf(field);
    const value = Object.hasOwn(change, field.name) ? change[field.name] : null;
    if (length === null || typeof value !== "number") continue;
    const saved = Object.hasOwn(before, field.name) ? before[field.name] : 0;
    const grown = value - (typeof saved === "number" ? saved : 0);
    if (value > open + LEEWAY) refused[field.name] = [LONGER_THAN_OPEN];
    else if (grown > length + LEEWAY) refused[field.name] = [LONGER_THAN_CLOCK];
    else if (grown > sinceSaved + LEEWAY) refused[field.name] = [LONGER_THAN_SINCE];
  }
  return refused;
}
