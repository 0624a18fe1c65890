import {
  answerIn,
  isLater,
  nameInEntry,
  STAMP,
  withoutUnasked,
  writtenEntries,
} from "#lib/exercises/entries";
import { evaluateDone } from "#lib/exercises/evaluate";
import type { Answers, Repeat } from "#lib/exercises/types";
import { hasLoopRoomOn } from "#lib/formulation/rules-log";
import { hasRoomOn, nextEntry, opensWords, TOO_SOON } from "#lib/homework/entry-writing";
import { entryName } from "#lib/homework/rules";
import type { OpenTask } from "#lib/homework/types";
import { type Group, groupOf, opennessOf, openPlaces, opensInDays, waiting } from "#lib/homework/walk";

/** A part or an entry of a repeated exercise: how much of it is written, and its first question. */
export type PartRow = { written: number; of: number; place: number };

export type EntryRow = PartRow & {
  entry: number;
  name: string;
  /** The day and part of day it was begun on, as `2026-11-03 evening`. */
  stamp: string | null;
  /** A question about this entry that is open now. */
  waiting: { place: number; count: number } | null;
  /** When the next question about it opens, in words. */
  opens: string | null;
};

/** A repeated exercise as its partner has it so far. */
export type EntryOverview = {
  start: PartRow | null;
  entries: readonly EntryRow[];
  /** The entry that comes next: its first question, or why it cannot be begun now. Null where all are written. */
  next: { name: string; place: number; waits: string | null } | null;
  end: PartRow | null;
};

type Task = Pick<OpenTask, "exercise" | "answers" | "today"> & Partial<Pick<OpenTask, "noted">>;

const isAnswered = (answers: Answers, name: string) => evaluateDone({ op: "filled", field: name }, answers);
const hasAnswer = (answers: Answers, name: string) =>
  isAnswered(answers, name) || typeof answerIn(answers, name) === "number";

function partOf({ exercise, answers, today }: Task, group: Group): PartRow | null {
  const open = openPlaces(exercise, group, answers, today);
  const [first] = open;
  if (!first) return null;
  const unwritten = open.find(({ field }) => !hasAnswer(answers, field.name));
  const written = open.filter(({ field }) => hasAnswer(answers, field.name)).length;
  return { written, of: open.length, place: (written > 0 ? unwritten : undefined)?.place ?? first.place };
}

function entryOf(task: Task, entry: number, name: string): EntryRow | null {
  const { exercise, answers, today } = task;
  const part = partOf(task, entry);
  if (!part) return null;
  const stamp = answerIn(answers, nameInEntry(STAMP, entry));
  const now = waiting(exercise, answers, today).filter(({ field }) => field.entry === entry);
  const [first] = now;
  const [later] = exercise.fields.filter(
    (field) =>
      groupOf(field, exercise) === entry && isLater(field) && opennessOf(field, answers, today) === "later",
  );
  return {
    ...part,
    entry,
    name,
    stamp: typeof stamp === "string" ? stamp : null,
    waiting: first ? { place: first.place, count: now.length } : null,
    opens: later ? opensWords(later, opensInDays(later, answers, today)) : null,
  };
}

/** Why the next entry cannot be begun today; null where it can. */
function waitsOf({ answers, today, noted }: Task, repeat: Repeat): string | null {
  if (!hasRoomOn(repeat, answers, today)) return TOO_SOON.nextEntry;
  return noted && !hasLoopRoomOn(answers, today, noted) ? TOO_SOON.threeNoted : null;
}

/** What is written, what is open and what comes next; null where the exercise is written once. */
export function entryOverview(given: Task): EntryOverview | null {
  const { exercise } = given;
  const { repeat } = exercise;
  if (!repeat) return null;
  const answers = withoutUnasked(exercise.fields, given.answers);
  const task = { ...given, answers };
  const nameOf = (entry: number) => entryName(repeat.unit, entry);
  const next = nextEntry(repeat, answers);
  const first = next === null ? null : partOf(task, next);
  return {
    start: partOf(task, "start"),
    entries: writtenEntries(answers).flatMap((entry) => entryOf(task, entry, nameOf(entry)) ?? []),
    next:
      next === null || !first
        ? null
        : {
            name: nameOf(next),
            place: first.place,
            waits: waitsOf(task, repeat),
          },
    end: partOf(task, "end"),
  };
}
