import { and, eq, ne, sql } from "drizzle-orm";
import { sharedPart, shareOpening } from "#db/schema/sharing";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import type { Answers } from "#lib/exercises/types";
import {
  auditShareChoice,
  findOfferIn,
  findSharedIn,
  lockSharing,
  type OwnOffer,
} from "#lib/homework/own-offer";
import { notOpenNow } from "#lib/homework/policy";
import type { ShareInput } from "#lib/homework/schema";
import {
  matchesPlace,
  offerPlace,
  openAnswers,
  sealAnswers,
  sealMatches,
  sharedPlace,
} from "#lib/homework/sealed-answers";
import { matchesOf } from "#lib/homework/sharing";
import { exerciseGivenIn } from "#lib/homework/task-exercise";
import type { ShareKind } from "#lib/homework/types";
import { type Id, isId } from "#lib/kernel/ids";
import { type KeyRing, loadKeys, slotScope } from "#lib/secrets/data-keys";

/**
 * A partner chooses to share one kind of their answers to a task they have sent. Until the other one chooses
 * the same, nobody can see that it was pressed; from then on their therapist can reveal it to both (design, section
 * 3), and neither sees a thing before. Pressing again changes nothing.
 * Throws "not_found" alike for a task that was not sent, is held, has nothing to share, is another person's,
 * or was never there. Source: exercise paper, reading notes and entry 27.
 */
export async function shareAnswers(actor: ActorOf<"partner">, input: ShareInput): Promise<void> {
  if (!isId(input.taskId)) throw notOpenNow();
  await withActor(actor, (tx) => shareAnswersIn(tx, actor, input));
}

/** As `shareAnswers`, inside a transaction that is already open. */
export async function shareAnswersIn(tx: Tx, actor: ActorOf<"partner">, input: ShareInput): Promise<void> {
  const { kind } = input;
  const assignmentId = await findSharedIn(tx, actor, input);
  // One after the other: the own list, which may be deleted at this moment, and what the other one chose are read behind
  // the lock, and the latter behind one's own choice.
  await lockSharing(tx, actor, assignmentId, kind);
  const [offer, keys] = await Promise.all([
    findOfferIn(tx, actor, input),
    loadKeys(tx, actor, actor.coupleId, ["shared", slotScope("private", actor.slot)]),
  ]);
  const own = openAnswers(keys, offerPlace(actor, assignmentId, kind), offer.sealed);
  await tx
    .insert(sharedPart)
    .values({
      practiceId: actor.practiceId,
      assignmentId,
      kind,
      partnerId: actor.userId,
      coupleId: actor.coupleId,
      answersSealed: sealAnswers(keys, sharedPlace(actor, assignmentId, kind), own),
    })
    .onConflictDoNothing();
  await auditShareChoice(tx, actor, input.taskId);
  const isNowBoth = await isSecondChoice(tx, assignmentId, kind);
  if (!isNowBoth) return;
  const matchesSealed = kind === "matches" ? await matchWithTheirs(tx, actor, keys, offer, own) : null;
  await tx
    .insert(shareOpening)
    .values({ practiceId: actor.practiceId, assignmentId, kind, coupleId: actor.coupleId, matchesSealed });
}

/** Whether this was the second choice. */
async function isSecondChoice(tx: Tx, assignmentId: Id, kind: ShareKind): Promise<boolean> {
  const [row] = await tx.execute<{ ready: boolean }>(sql`
    select app.both_chose(${assignmentId}::uuid, ${kind}::text)
      and not app.has_opening(${assignmentId}::uuid, ${kind}::text) as ready`);
  return row?.ready ?? false;
}

/** The matches with the other one's list, sealed. The list itself can be read in this moment and never again. */
async function matchWithTheirs(
  tx: Tx,
  actor: ActorOf<"partner">,
  keys: KeyRing,
  { assignmentId, slug, version }: OwnOffer,
  own: Answers,
): Promise<Buffer> {
  const [theirs] = await tx
    .select({ sealed: sharedPart.answersSealed })
    .from(sharedPart)
    .where(
      and(
        eq(sharedPart.practiceId, actor.practiceId),
        eq(sharedPart.coupleId, actor.coupleId),
        eq(sharedPart.assignmentId, assignmentId),
        eq(sharedPart.kind, "matches"),
        ne(sharedPart.partnerId, actor.userId),
      ),
    );
  if (!theirs) throw notOpenNow(); // a hold that was set in this very moment
  const other: Slot = actor.slot === "A" ? "B" : "A";
  const place = sharedPlace({ ...actor, slot: other }, assignmentId, "matches");
  const matches = matchesOf(
    await exerciseGivenIn(tx, actor, slug, version),
    own,
    openAnswers(keys, place, theirs.sealed),
  );
  return sealMatches(keys, matchesPlace(actor, assignmentId), matches);
}
