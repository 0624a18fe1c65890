"use server";
import { formAction } from "#lib/auth/form-action";
import { handOver, passTabletOn, saveOnDevice, takeBack } from "#lib/auth/hand-over";
import { giveBackHref, type HandedOver } from "#lib/auth/handed-over";
import { opensTask, opensTurn, TABLET_HREF } from "#lib/auth/handed-tablet";
import { findLiveSession } from "#lib/auth/live-session";
import { requestNetwork, requestToken } from "#lib/auth/request";
import { handedOverNow, tabletNow } from "#lib/auth/require-actor";
import { findTurn } from "#lib/homework/find-turn";
import { openTask } from "#lib/homework/open-task";
import { saveStep } from "#lib/homework/save-step";
import { saveStepInput, takeBackInput } from "#lib/homework/schema";
import { addressOf, stopAfter } from "#lib/homework/walk";
import { DomainError } from "#lib/kernel/errors";

/** The form of one question where no script runs: saves it and moves on to what comes next. */
export const saveStepAction = formAction(
  "partner",
  saveStepInput,
  async (actor, input) => {
    const { taskId, step, turn = 1 } = input;
    const { onward } = await saveOnDevice(await requestToken(), await tabletNow(), input.version, () =>
      saveStep(actor, input),
    );
    if (input.intent === "pass") {
      const next = await findTurn(actor, taskId, { place: step, turn: turn + 1 });
      // As the save left it: that noted a newer version of the draft.
      const held = (await findLiveSession(await requestToken()))?.tablet;
      if (held) {
        await passTabletOn(await requestToken(), held, next);
        return { to: TABLET_HREF };
      }
      await handOver(await requestToken(), next);
      return { to: `/do/${taskId}/${step}/over/${turn + 1}` };
    }
    const handed = await handedOverNow();
    if ((await tabletNow())?.turn) return { to: `/do/${taskId}/${step}/over/back` };
    return { to: handed ? giveBackHref(handed) : addressOf(`/do/${taskId}`, onward) };
  },
  [],
  (handed, { taskId, step }) => handed.taskId === taskId && handed.place === step,
  (tablet, { taskId, step, turn = 1 }) =>
    opensTask(tablet, taskId) || opensTurn(tablet, taskId, `${step}/${turn}`),
);

type Partner = Parameters<typeof openTask>[0];

/** What comes after the turns; Today where the task was sent or taken away meanwhile. */
async function onwardFrom(actor: Partner, { taskId, place }: HandedOver): Promise<string> {
  try {
    const { exercise, answers, today } = await openTask(actor, taskId);
    return addressOf(`/do/${taskId}`, stopAfter(exercise, place, answers, today));
  } catch (error) {
    if (error instanceof DomainError) return "/home";
    throw error;
  }
}

/** Opens the phone's own pages again, for its owner. */
export const takeBackAction = formAction(
  "partner",
  takeBackInput,
  async (actor, { passphrase }) => {
    const handed = await handedOverNow();
    await takeBack(await requestToken(), passphrase, await requestNetwork());
    return { to: handed ? await onwardFrom(actor, handed) : "/home" };
  },
  ["passphrase"],
  () => true,
);
