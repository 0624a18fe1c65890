import { notFound } from "next/navigation";
import { isSentSignedOut } from "#lib/auth/require-actor";
import { audienceLine } from "#lib/exercises/rules";
import { questionPages } from "#lib/homework/rules";
import { loadTask } from "../loaders";

/**
 * One question of an open task, by its place from 1. A place that is not there is not found. Null after a
 * plain form was sent signed out.
 */
export async function loadStep(taskId: string, step: string) {
  if (await isSentSignedOut()) return null;
  const task = await loadTask(taskId);
  const { pages } = questionPages(task.exercise);
  const page = /^[1-9]\d?$/.test(step) ? pages[Number(step) - 1] : undefined;
  if (!page) notFound();
  return {
    taskId: task.id,
    version: task.version,
    stopLine: task.exercise.stopLine,
    place: page.place,
    places: pages.length,
    // Of the two-minute version only the questions are shown; its instruction stood on the first page.
    steps: task.smaller ? [] : page.steps,
    field: page.field,
    audience: audienceLine(page.field.visibility),
    saved: task.answers[page.field.name] ?? null,
  };
}
