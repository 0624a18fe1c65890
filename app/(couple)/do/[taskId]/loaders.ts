import type { Route } from "next";
import { redirect } from "next/navigation";
import { cache } from "react";
import { opensTask, opensTurn, TABLET_HREF, wroteDraft } from "#lib/auth/handed-tablet";
import { pageRead } from "#lib/auth/page-read";
import { isSentSignedOut, requireActor, tabletNow } from "#lib/auth/require-actor";
import { answerIn } from "#lib/exercises/entries";
import { introOf } from "#lib/exercises/rules";
import { entryOverview } from "#lib/homework/entry-overview";
import { openTask } from "#lib/homework/open-task";
import { minutesOf } from "#lib/homework/task-exercise";
import type { OpenTask } from "#lib/homework/types";
import { openPlaces } from "#lib/homework/walk";
import { DomainError } from "#lib/kernel/errors";

/** An open task with nothing written in it but the time of the turns. */
function timeAlone(task: OpenTask, name: string): OpenTask {
  const time = answerIn(task.answers, name);
  return { ...task, answers: time === undefined ? {} : { [name]: time }, noted: null };
}

/**
 * The open task of this request. One that was sent leads to its last page; its words are not read again. While
 * the phone is with the other partner it opens for their own turn alone, named as "place/turn". On a handed-over tablet
 * it opens as the tablet wrote it; what was written elsewhere leads to the page that says so. For one turn on a tablet it
 * opens with the time alone, whoever wrote what before.
 */
export const loadTask = cache(async (taskId: string, turn = ""): Promise<OpenTask> => {
  const actor = await requireActor(
    "partner",
    (handed) => handed.taskId === taskId && `${handed.place}/${handed.turn}` === turn,
    (tablet) => opensTask(tablet, taskId) || opensTurn(tablet, taskId, turn),
  );
  try {
    const task = await pageRead(() => openTask(actor, taskId));
    const tablet = await tabletNow();
    if (tablet?.turn) return timeAlone(task, tablet.turn.field);
    if (!tablet || wroteDraft(tablet, task)) return task;
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "already_sent") throw error;
    redirect(`/do/${taskId}/done` as Route);
  }
  redirect(TABLET_HREF);
});

/**
 * What stands before the first question, and of a repeated exercise what is written so far. Null after a plain form
 * was sent signed out.
 */
export async function loadIntro(taskId: string) {
  if (await isSentSignedOut()) return null;
  const task = await loadTask(taskId);
  const { id, exercise, smaller, ownChoice, answers, today } = task;
  const open = openPlaces(exercise, "whole", answers, today);
  const firstOpen = open.find(({ field }) => answerIn(answers, field.name) === undefined);
  const started = Object.keys(answers).length > 0;
  const other: "short" | "whole" | null = ownChoice ? "whole" : smaller ? null : "short";
  return {
    taskId: id,
    href: `/do/${id}`,
    other,
    isTablet: (await tabletNow()) !== null,
    title: exercise.title,
    aim: exercise.aim,
    time: smaller ? `About ${minutesOf(exercise, true)} minutes.` : exercise.minutesNote,
    stopLine: exercise.stopLine,
    ...introOf(exercise, smaller),
    started,
    startHref: `/do/${id}/${started && firstOpen ? firstOpen.place : 1}`,
    overview: entryOverview(task),
  };
}
