import type { Route } from "next";
import { redirect } from "next/navigation";
import { cache } from "react";
import { pageRead } from "#lib/auth/page-read";
import { requireActor } from "#lib/auth/require-actor";
import { audienceLine } from "#lib/exercises/rules";
import { openTask } from "#lib/homework/open-task";
import { questionPages } from "#lib/homework/rules";
import { minutesOf } from "#lib/homework/task-exercise";
import type { OpenTask } from "#lib/homework/types";
import { DomainError } from "#lib/kernel/errors";

/** The open task of this request. One that was sent leads to its last page; its words are not read again. */
export const loadTask = cache(async (taskId: string): Promise<OpenTask> => {
  const actor = await requireActor("partner");
  try {
    return await pageRead(() => openTask(actor, taskId));
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "already_sent") throw error;
  }
  redirect(`/do/${taskId}/done` as Route);
});

/** What stands before the first question. */
export async function loadIntro(taskId: string) {
  const { id, exercise, smaller, answers } = await loadTask(taskId);
  const { pages } = questionPages(exercise);
  const firstOpen = pages.find(({ field }) => answers[field.name] === undefined);
  const started = Object.keys(answers).length > 0;
  return {
    title: exercise.title,
    aim: exercise.aim,
    time: smaller ? `About ${minutesOf(exercise, true)} minutes.` : exercise.minutesNote,
    stopLine: exercise.stopLine,
    shortVersion: smaller ? exercise.smaller : null,
    steps: smaller ? [] : exercise.steps,
    materials: smaller ? [] : exercise.materials,
    audiences: [...new Set(pages.map(({ field }) => audienceLine(field.visibility)))],
    started,
    startHref: `/do/${id}/${started && firstOpen ? firstOpen.place : 1}`,
  };
}
