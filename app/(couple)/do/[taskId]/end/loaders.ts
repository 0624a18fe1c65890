import { isSentSignedOut } from "#lib/auth/require-actor";
import { agreementLine } from "#lib/couples/rules-secrets";
import { isAsked, withoutUnasked, writtenEntries } from "#lib/exercises/entries";
import type { Field } from "#lib/exercises/types";
import { tooSoon } from "#lib/homework/entry-writing";
import { readBack } from "#lib/homework/read-back";
import {
  answeredCount,
  entryName,
  isTaskDone,
  openQuestions,
  questionPages,
  type TooLittle,
  tooLittle,
} from "#lib/homework/rules";
import { opennessOf, openPlaces } from "#lib/homework/walk";
import { newId } from "#lib/kernel/ids";
import { loadTask } from "../loaders";

/** A way back to what is still open. */
export type OpenRow = { href: string; entry: string | null; label: string | null; short: TooLittle | null };

/**
 * What stands at the end of a task: what is open, and a fresh number for the send. Null after a plain form
 * was sent signed out.
 */
export async function loadEnd(taskId: string) {
  if (await isSentSignedOut()) return null;
  const task = await loadTask(taskId);
  const { id, exercise, smaller, version, today } = task;
  const answers = withoutUnasked(exercise.fields, task.answers);
  const { closing } = questionPages(exercise);
  const { repeat } = exercise;
  const placed = (field: Field) => exercise.fields.indexOf(field) + 1;
  const written = new Set(writtenEntries(answers));
  // Of the two-minute version any one answer is enough, so no single question is open.
  const open = smaller ? [] : openQuestions(exercise, smaller, answers);
  const asked = open.filter((field) => isAsked(field, answers));
  const short = repeat || smaller ? new Map<string, TooLittle>() : tooLittle(exercise, answers);
  const base = `/do/${id}`;
  const rows = asked.flatMap((field): OpenRow[] => {
    const isBegun = field.entry === undefined || written.has(field.entry);
    // Of an entry that is not begun the first question stands for it all, and only where it can be begun today.
    if (field.name in tooSoon(exercise, answers, { [field.name]: "" }, today, task.noted)) return [];
    return [
      {
        href: `${base}/${placed(field)}`,
        entry: repeat && field.entry ? entryName(repeat.unit, field.entry) : null,
        label: isBegun ? field.label : null,
        short: short.get(field.name) ?? null,
      },
    ];
  });
  const whole = openPlaces(exercise, "whole", answers, today);
  const last = whole.at(-1);
  return {
    taskId: id,
    version,
    submissionId: newId(),
    done: isTaskDone(exercise, smaller, answers),
    // What is begun and stands below as still open is not counted among what was done.
    answered: answeredCount(exercise.fields, answers) - short.size,
    questions: whole.length,
    entries: repeat ? written.size : null,
    open: rows,
    comesLater: exercise.fields.some(
      (field) =>
        opennessOf(field, answers, today) === "later" &&
        (field.entry === undefined ? Object.keys(answers).length > 0 : written.has(field.entry)),
    ),
    closing: smaller ? [] : closing,
    written: readBack(exercise, answers),
    stopLine: exercise.stopLine,
    asksAgreement: exercise.asksAgreement,
    agreement: { version: task.agreementVersion, line: agreementLine(task.agreement) },
    backHref: repeat || !last ? base : `${base}/${last.place}`,
  };
}
