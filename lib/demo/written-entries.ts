import { askedIn, nameInEntry, STAMP } from "#lib/exercises/entries";
import type { Answers, AnswerValue, Asked, DoneRule, Exercise, Field } from "#lib/exercises/types";

const LONGER: readonly Field["type"][] = ["short", "long"];
const DAY_MS = 86_400_000;

/** How many entries a rule asks for, the fewest where one of several is enough; 0 where it counts none. */
function entriesAsked(rule: DoneRule): number {
  if (rule.op === "all") return Math.max(0, ...rule.rules.map(entriesAsked));
  if (rule.op === "any") return Math.min(...rule.rules.map(entriesAsked));
  return "rule" in rule ? rule.count : 0;
}

const DAYS_AFTER: Readonly<Partial<Record<Asked, number>>> = { next_day: 1, two_days: 2 };
const daysAfter = ({ asked }: Field) => (asked && DAYS_AFTER[asked]) ?? 0;

/**
 * A story tells one go. Of a repeated exercise it is the newest of as many entries as the rule for done asks for, or
 * the only one where the work was stopped; the earlier days have the same taps and no words. `lastDay` is 2026-11-03.
 */
export function inEntries(
  exercise: Pick<Exercise, "fields" | "repeat" | "done">,
  answers: Answers,
  { isStopped, lastDay }: { isStopped: boolean; lastDay: string },
): Answers {
  const { repeat, fields, done } = exercise;
  if (!repeat) return answers;
  const count = isStopped ? 1 : Math.max(1, entriesAsked(done));
  const written: Record<string, AnswerValue> = {};
  for (let entry = 1; entry <= count; entry += 1) {
    const day = new Date(Date.parse(lastDay) - (count - entry) * DAY_MS).toISOString().slice(0, 10);
    written[nameInEntry(STAMP, entry)] = `${day} evening`;
  }
  for (const field of fields) {
    const answer = Object.hasOwn(answers, field.name) ? answers[field.name] : undefined;
    if (answer === undefined) continue;
    const isOnce = ["start", "end"].includes(askedIn(field, exercise));
    if (isOnce) written[field.name] = answer;
    else {
      // What is asked of an entry on a later day was asked of the earlier ones alone by the day it was sent.
      const last = count - (count > 1 ? daysAfter(field) : 0);
      const first = LONGER.includes(field.type) ? last : 1;
      for (let entry = first; entry <= last; entry += 1) written[nameInEntry(field.name, entry)] = answer;
    }
  }
  return written;
}
