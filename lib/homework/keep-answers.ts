import { and, eq, sql } from "drizzle-orm";
import { sharedPart, shareOpening } from "#db/schema/sharing";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ownedBy } from "#lib/access/scope";
import { auditShareChoice, findSharedIn, lockSharing } from "#lib/homework/own-offer";
import { notOpenNow, openForADay } from "#lib/homework/policy";
import type { ShareInput } from "#lib/homework/schema";
import { isId } from "#lib/kernel/ids";

/**
 * "Not now": a partner keeps one kind of their answers, or takes back that they chose to share them. Nothing
 * of it is kept or shown. What was revealed to both closes for both, one day after it opened at the earliest,
 * and opens again only when both choose again. Throws "conflict" within that day, and "not_found" as
 * `shareAnswers` does. Source: exercise paper, entry 27.
 */
export async function keepAnswers(actor: ActorOf<"partner">, input: ShareInput): Promise<void> {
  if (!isId(input.taskId)) throw notOpenNow();
  await withActor(actor, (tx) => keepAnswersIn(tx, actor, input));
}

/** As `keepAnswers`, inside a transaction that is already open. */
export async function keepAnswersIn(tx: Tx, actor: ActorOf<"partner">, input: ShareInput): Promise<void> {
  const { kind } = input;
  const assignmentId = await findSharedIn(tx, actor, input);
  await lockSharing(tx, actor, assignmentId, kind);
  await tx.execute(sql`select app.close_sharing(${assignmentId}::uuid, ${kind}::text)`);
  // Row-level security keeps a part that is still open.
  await tx
    .delete(sharedPart)
    .where(
      and(ownedBy(actor, sharedPart), eq(sharedPart.assignmentId, assignmentId), eq(sharedPart.kind, kind)),
    );
  await auditShareChoice(tx, actor, input.taskId);
  const stillOpen = await tx
    .select({ kind: shareOpening.kind })
    .from(shareOpening)
    .where(
      and(
        eq(shareOpening.practiceId, actor.practiceId),
        eq(shareOpening.coupleId, actor.coupleId),
        eq(shareOpening.assignmentId, assignmentId),
        eq(shareOpening.kind, kind),
      ),
    );
  if (stillOpen.length > 0) throw openForADay();
}
