"use server";
import { formAction } from "#lib/auth/form-action";
import { takeTabletBack, takeUpOnTablet } from "#lib/auth/hand-over";
import { begunBefore, type HandedTablet, wroteDraft } from "#lib/auth/handed-tablet";
import { isPlainForm, requestNetwork, requestToken } from "#lib/auth/request";
import { tabletNow } from "#lib/auth/require-actor";
import { openTask } from "#lib/homework/open-task";
import { noFields, takeBackInput } from "#lib/homework/schema";
import { DomainError, notFound } from "#lib/kernel/errors";
import { tablet as words } from "./words";

async function tabletHere(): Promise<HandedTablet> {
  const tablet = await tabletNow();
  if (!tablet) throw notFound();
  return tablet;
}

/**
 * Takes up what the tablet was given for. An exercise with something written in it stays shut: those words were
 * written elsewhere, and are for nobody who had this tablet in hand before.
 */
export const startOnTabletAction = formAction(
  "partner",
  noFields,
  async (actor) => {
    const tablet = await tabletHere();
    const { thing, taskId } = tablet;
    if (thing === "check") return { to: "/after" };
    if (thing === "none" || !taskId) throw new DomainError("conflict", words.notHere);
    if (!wroteDraft(tablet, await openTask(actor, taskId))) throw begunBefore();
    if (thing === "waiting") await takeUpOnTablet(await requestToken(), tablet);
    return { to: `/do/${taskId}` };
  },
  [],
  undefined,
  () => true,
);

/** Opens the clinician's own pages again, for whoever knows their passphrase. */
export const takeTabletBackAction = formAction(
  "partner",
  takeBackInput,
  async (_actor, { passphrase }) => {
    const { coupleId, sessionId } = await tabletHere();
    await takeTabletBack(await requestToken(), passphrase, await requestNetwork());
    const to = `/couples/${coupleId}/sessions/${sessionId}/hand-over`;
    // With scripts the page goes there by itself, as a whole document: this one was the partner's.
    return (await isPlainForm())
      ? { to }
      : { note: words.opening, links: [{ href: to, label: words.takeBack }] };
  },
  ["passphrase"],
  undefined,
  () => true,
);
