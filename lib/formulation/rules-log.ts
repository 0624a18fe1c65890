import {
  answerIn,
  answersOfEntry,
  DAY_PARTS,
  type DayPart,
  nameInEntry,
  STAMP,
  writtenEntries,
} from "#lib/exercises/entries";
import type { Answers, Asked, Field } from "#lib/exercises/types";
import { EPISODES_A_DAY, FOLLOW_UP_DAYS } from "#lib/formulation/constants";
import { LATER_QUESTIONS, QUESTIONS } from "#lib/formulation/episode-choices";
import { ASKED_LATER, type AskedLater } from "#lib/formulation/types";

/** The exercise whose entries are trips round the loop. Source: exercise paper, entry 9. */
export const LOOP_LOG = "seven-day-loop-log";

/**
 * The log's questions with the days that what comes later is asked on, as for a moment: what relief was left after a
 * week is no next day's. Source: formulation paper, section 3.
 */
export function withFollowUpDays<T extends { asked?: Asked }>(
  fields: readonly T[],
): (T & { closesAfter?: number })[] {
  return fields.map((field) => {
    const { asked } = field;
    return asked === "next_day" || asked === "two_days"
      ? { ...field, closesAfter: FOLLOW_UP_DAYS[asked].to }
      : field;
  });
}

/** The question that says whether an entry is a loop, and the answer that says so. */
const KIND = "log_kind";
const IS_LOOP = "loop";

/** Loops of other places by their day: moments that were sent, and what stands in other logs. */
export type Noted = Readonly<Record<string, number>>;

type Stamped = { entry: number; day: string; part: DayPart };

/** The day and part of day the server kept of an entry; null where it kept none. */
function stampedIn(answers: Answers, entry: number): Stamped | null {
  const kept = answerIn(answers, nameInEntry(STAMP, entry));
  const [day, named] = typeof kept === "string" ? kept.split(" ") : [];
  const part = DAY_PARTS.find((one) => one === named);
  return day && part ? { entry, day, part } : null;
}

/** The entries of a log that say there was a pull, each with the day it was begun on. */
function loopsIn(answers: Answers): Stamped[] {
  return writtenEntries(answers).flatMap((entry) => {
    const stamped = stampedIn(answers, entry);
    return stamped && answerIn(answers, nameInEntry(KIND, entry)) === IS_LOOP ? [stamped] : [];
  });
}

/** How many loops a log holds of a day. */
export function loopsOn(answers: Answers, day: string): number {
  return loopsIn(answers).filter((one) => one.day === day).length;
}

/** Whether the log takes one more loop of a day: three of it are the most, wherever they were noted. */
export function hasLoopRoomOn(answers: Answers, day: string, noted: Noted): boolean {
  return loopsOn(answers, day) + (noted[day] ?? 0) < EPISODES_A_DAY;
}

/** The entries that a change makes a loop, each with its day: the one it was begun on, or today. */
export function loopsMadeBy(
  before: Answers,
  change: Readonly<Record<string, unknown>>,
  today: string,
): { name: string; day: string }[] {
  return Object.entries(change).flatMap(([name, value]) => {
    const [field, entry] = name.split(".");
    if (field !== KIND || value !== IS_LOOP || answerIn(before, name) === IS_LOOP) return [];
    return [{ name, day: stampedIn(before, Number(entry))?.day ?? today }];
  });
}

/** A loop of a log as an episode of its writer: what each page would hold, and what was told later. */
export type LoggedEpisode = Stamped & {
  answers: Answers;
  later: Readonly<Partial<Record<AskedLater, Answers>>>;
};

const namesOf = (questions: readonly { name: string }[]) => questions.map(({ name }) => name);
const ASKED_NOW = namesOf(Object.values(QUESTIONS).flat());

function pick(answers: Answers, names: readonly string[]): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => names.includes(name)));
}

/**
 * The entries of a log that hold enough to be an episode: they say there was a pull, the server kept their day, and
 * one thing at least was answered, as where a moment is sent. What a field keeps for the writer alone stays out.
 * Source: formulation paper, section 3.
 */
export function episodesOfLog(
  fields: readonly Pick<Field, "name" | "visibility">[],
  answers: Answers,
): LoggedEpisode[] {
  const told = namesOf(fields.filter(({ visibility }) => visibility !== "me"));
  return loopsIn(answers).flatMap((stamped) => {
    const own = pick(answersOfEntry(answers, stamped.entry), told);
    const now = pick(own, ASKED_NOW);
    if (Object.keys(now).length === 0) return [];
    const later = ASKED_LATER.flatMap((kind) => {
      const answered = pick(own, namesOf(LATER_QUESTIONS[kind]));
      return Object.keys(answered).length === 0 ? [] : [[kind, answered] as const];
    });
    return [{ ...stamped, answers: now, later: Object.fromEntries(later) }];
  });
}

/**
 * The place of each in its day, after those that are there. What finds its day full stays in the log alone: the limit
 * is for the writer's sake, and sending is never refused for it.
 */
export function placedInDay<T extends { day: string }>(
  episodes: readonly T[],
  there: Noted,
): (T & { place: number })[] {
  const taken: Record<string, number> = { ...there };
  return episodes.flatMap((one) => {
    const place = (taken[one.day] ?? 0) + 1;
    if (place > EPISODES_A_DAY) return [];
    taken[one.day] = place;
    return [{ ...one, place }];
  });
}
