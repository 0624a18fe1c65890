import { isSentSignedOut } from "#lib/auth/require-actor";
import { answeredCount, isTaskDone, openQuestions, questionPages } from "#lib/homework/rules";
import { newId } from "#lib/kernel/ids";
import { loadTask } from "../loaders";

/**
 * What stands at the end of a task: what is open, and a fresh number for the send. Null after a plain form
 * was sent signed out.
 */
export async function loadEnd(taskId: string) {
  if (await isSentSignedOut()) return null;
  const { id, exercise, smaller, version, answers } = await loadTask(taskId);
  const { pages, closing } = questionPages(exercise);
  const open = new Set(openQuestions(exercise, smaller, answers).map((field) => field.name));
  return {
    taskId: id,
    version,
    submissionId: newId(),
    done: isTaskDone(exercise, smaller, answers),
    answered: answeredCount(exercise.fields, answers),
    questions: pages.length,
    // Of the two-minute version any one answer is enough, so no single question is open.
    open: smaller ? [] : pages.filter(({ field }) => open.has(field.name)),
    closing: smaller ? [] : closing,
    stopLine: exercise.stopLine,
    backHref: `/do/${id}/${pages.length}`,
  };
}
