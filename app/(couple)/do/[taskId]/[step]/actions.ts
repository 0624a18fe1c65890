"use server";
import { formAction } from "#lib/auth/form-action";
import { handOver, saveOnDevice, takeBack } from "#lib/auth/hand-over";
import { giveBackHref, type HandedOver } from "#lib/auth/handed-over";
import { opensTask } from "#lib/auth/handed-tablet";
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
      await handOver(await requestToken(), await findTurn(actor, taskId, { place: step, turn: turn + 1 }));
      return { to: `/do/${taskId}/${step}/over/${turn + 1}` };
    }
    const handed = await handedOverNow();
    return { to: handed ? giveBackHref(handed) : addressOf(`/do/${taskId}`, onward) };
  },
  [],
  (handed, { taskId, step }) => handed.taskId === taskId && handed.place === step,
  (tablet, { taskId }) => opensTask(tablet, taskId),
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
