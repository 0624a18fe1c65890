import { talkRequest } from "#db/schema/couples";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { auditOwnChoice } from "#lib/couples/audit-own-choice";
import { newId } from "#lib/kernel/ids";

/**
 * A partner asks to be seen alone. It waits for the therapist and shows nowhere else, not even to the one who asked:
 * a phone that is watched tells nothing. Asking again while one waits changes nothing. Source: formulation paper,
 * section 7; security paper, SAFE-02.
 */
export async function askToTalk(actor: ActorOf<"partner">): Promise<void> {
  await withActor(actor, (tx) => askToTalkIn(tx, actor));
}

/** As `askToTalk`, inside a transaction that is already open. */
export async function askToTalkIn(tx: Tx, actor: ActorOf<"partner">): Promise<void> {
  // No target is named: naming one needs the right to read the table, which a partner does not have.
  await tx
    .insert(talkRequest)
    .values({
      practiceId: actor.practiceId,
      id: newId(),
      coupleId: actor.coupleId,
      partnerId: actor.userId,
      slot: actor.slot,
    })
    .onConflictDoNothing();
  await auditOwnChoice(tx, actor);
}
