import { pageRead } from "#lib/auth/page-read";
import { requireActor } from "#lib/auth/require-actor";
import { loadWrapUpPage } from "#lib/notes/load-wrap-up";
import { openBySlot } from "#lib/planning/given-homework";
import { carryable } from "#lib/planning/rules";

/** The wrap-up page, and whether its session is still to come. */
export async function loadWrapUp({ coupleId, sessionId }: { coupleId: string; sessionId: string }) {
  const actor = await requireActor("clinician");
  const page = await pageRead(() => loadWrapUpPage(actor, coupleId, sessionId));
  const { state, startsAt } = page.session;
  const isToCome = state === "planned" && startsAt.getTime() > Date.now();
  const home = page.homework.filter(({ isHome, isStandIn }) => isHome && !isStandIn);
  const lastOf = (slot: "A" | "B") => home.findLast(({ slots }) => slots.includes(slot)) ?? null;
  const lastPieces = { A: lastOf("A"), B: lastOf("B") };
  return {
    ...page,
    isToCome,
    lastPieces,
    open: openBySlot(page.homework),
    carryable: carryable(page.plan?.items ?? []),
  };
}
