import { and, asc, eq, isNull } from "drizzle-orm";
import { couple, talkRequest } from "#db/schema/couples";
import type { Tx } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { couplesVisibleTo, ofTreatedCouple } from "#lib/access/scope";
import type { Id } from "#lib/kernel/ids";

/** A partner who waits to be seen alone. */
export type TalkRequest = { id: Id; slot: Slot; askedAt: Date };

/** Who of one couple waits to be seen alone; for the treating clinician's page. */
export async function talkRequestsIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
): Promise<TalkRequest[]> {
  const rows = await tx
    .select({ id: talkRequest.id, slot: talkRequest.slot, askedAt: talkRequest.askedAt })
    .from(talkRequest)
    .where(and(ofTreatedCouple(actor, talkRequest, coupleId), isNull(talkRequest.handledAt)))
    .orderBy(asc(talkRequest.askedAt));
  return rows.map((row) => ({ ...row, slot: row.slot as Slot }));
}

const SHOWN = 20;

/** Couples of the caseload in which somebody waits to be seen alone, the longest wait first. */
export async function waitingToTalkIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
): Promise<{ coupleId: Id; codeName: string; slot: Slot; askedAt: Date }[]> {
  const rows = await tx
    .select({
      coupleId: couple.id,
      codeName: couple.codeName,
      slot: talkRequest.slot,
      askedAt: talkRequest.askedAt,
    })
    .from(talkRequest)
    .innerJoin(
      couple,
      and(eq(couple.practiceId, talkRequest.practiceId), eq(couple.id, talkRequest.coupleId)),
    )
    .where(
      and(
        couplesVisibleTo(actor),
        eq(talkRequest.practiceId, actor.practiceId),
        isNull(talkRequest.handledAt),
      ),
    )
    .orderBy(asc(talkRequest.askedAt))
    .limit(SHOWN);
  return rows.map((row) => ({ ...row, slot: row.slot as Slot }));
}
