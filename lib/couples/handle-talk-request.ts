import { and, eq, isNull } from "drizzle-orm";
import { talkRequest } from "#db/schema/couples";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import type { HandleTalkRequestInput } from "#lib/couples/schema";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { notFound } from "#lib/kernel/errors";
import { isId } from "#lib/kernel/ids";

/**
 * The therapist has seen somebody alone, or arranged it: the request no longer waits. Nothing changes on any
 * partner's page. Throws "not_found" outside the caseload and for one that was handled before.
 */
export async function handleTalkRequest(
  actor: ActorOf<"clinician">,
  input: HandleTalkRequestInput,
  clock: Clock = systemClock,
): Promise<void> {
  await withActor(actor, (tx) => handleTalkRequestIn(tx, actor, input, clock));
}

/** As `handleTalkRequest`, inside a transaction that is already open. */
export async function handleTalkRequestIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  { coupleId, requestId }: HandleTalkRequestInput,
  clock: Clock = systemClock,
): Promise<void> {
  if (!isId(coupleId) || !isId(requestId)) throw notFound();
  const handled = await tx
    .update(talkRequest)
    .set({ handledAt: clock(), handledBy: actor.userId })
    .where(
      and(
        ofTreatedCouple(actor, talkRequest, coupleId),
        eq(talkRequest.id, requestId),
        isNull(talkRequest.handledAt),
      ),
    )
    .returning({ id: talkRequest.id });
  if (handled.length === 0) throw notFound();
  await recordAudit(tx, actor, {
    action: "update",
    entity: "talk_request",
    entityId: requestId,
    coupleId,
    purpose: "deal with a request",
  });
}
