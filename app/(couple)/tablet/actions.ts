"use server";
import { tabletAction } from "#lib/auth/form-action";
import { takeTabletBack, takeUpOnTablet, takeUpTurn } from "#lib/auth/hand-over";
import { turnHref } from "#lib/auth/handed-over";
import { begunBefore, type HandedTablet, type TabletTurn, wroteDraft } from "#lib/auth/handed-tablet";
import { isPlainForm, requestNetwork, requestToken } from "#lib/auth/request";
import { actorOrRefusal, otherOnTablet, tabletNow } from "#lib/auth/require-actor";
import { openTask } from "#lib/homework/open-task";
import { noFields, takeBackInput } from "#lib/homework/schema";
import { takeTurn } from "#lib/homework/take-turn";
import { DomainError, notFound } from "#lib/kernel/errors";
import type { Id } from "#lib/kernel/ids";
import { tablet as words } from "./words";

async function tabletHere(): Promise<HandedTablet> {
  const tablet = await tabletNow();
  if (!tablet) throw notFound();
  return tablet;
}

function notHere(): DomainError {
  return new DomainError("conflict", words.notHere);
}

/**
 * Takes up the turn a tablet was passed on for. Whoever passed it on may still have it in hand and press, so why it does not
 * open is never told: one that was sent, held, taken back or closed is refused in the same words as one who may not.
 */
async function takeUpNext(tablet: HandedTablet, turn: TabletTurn, taskId: Id): Promise<void> {
  try {
    const holder = await actorOrRefusal("partner", undefined, ({ thing }) => thing === "next");
    // It takes both, at every turn.
    if (!(await otherOnTablet())) throw notHere();
    const { place, seconds } = turn;
    await takeTurn(holder, { taskId, sessionId: tablet.sessionId, place, seconds });
  } catch (error) {
    throw error instanceof DomainError ? notHere() : error;
  }
  await takeUpTurn(await requestToken(), tablet);
}

/**
 * Takes up what the tablet was given or passed on for. An exercise with something written in it stays shut: those words were
 * written elsewhere, and are for nobody who had this tablet in hand before.
 */
export const startOnTabletAction = tabletAction("partner", noFields, async () => {
  const tablet = await tabletHere();
  const { thing, taskId, turn } = tablet;
  if (turn && taskId) {
    if (thing === "next") await takeUpNext(tablet, turn, taskId);
    return { to: turnHref({ taskId, place: turn.place, turn: turn.number, field: turn.field }) };
  }
  if (thing === "none") throw notHere();
  const actor = await actorOrRefusal("partner", undefined, () => true);
  if (thing === "check") return { to: "/after" };
  if (!taskId) throw notHere();
  if (!wroteDraft(tablet, await openTask(actor, taskId))) throw begunBefore();
  if (thing === "waiting") await takeUpOnTablet(await requestToken(), tablet);
  return { to: `/do/${taskId}` };
});

/** Opens the clinician's own pages again, for whoever knows their passphrase, also where its last holder may not go on. */
export const takeTabletBackAction = tabletAction(
  "partner",
  takeBackInput,
  async ({ passphrase }) => {
    const { coupleId, sessionId } = await tabletHere();
    await takeTabletBack(await requestToken(), passphrase, await requestNetwork());
    const to = `/couples/${coupleId}/sessions/${sessionId}/hand-over`;
    // With scripts the page goes there by itself, as a whole document: this one was the partner's.
    return (await isPlainForm())
      ? { to }
      : { note: words.opening, links: [{ href: to, label: words.takeBack }] };
  },
  ["passphrase"],
);
