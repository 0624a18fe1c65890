import { and, eq, ne, sql } from "drizzle-orm";
import { assignment } from "#db/schema/homework";
import { matchPick, shareOpening } from "#db/schema/sharing";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { auditShareChoice, findSharedIn, lockSharing } from "#lib/homework/own-offer";
import { noSuchMatch, notOpenNow, pickedBefore, pickedTooSoon } from "#lib/homework/policy";
import type { PickMatchInput } from "#lib/homework/schema";
import {
  matchesPlace,
  openMatches,
  openPick,
  pickedPlace,
  pickPlace,
  sealPick,
} from "#lib/homework/sealed-answers";
import { jointPick, pickable } from "#lib/homework/sharing";
import { exerciseGivenIn } from "#lib/homework/task-exercise";
import { NO_PICK } from "#lib/homework/types";
import { type Id, isId } from "#lib/kernel/ids";
import { type KeyRing, loadKeys } from "#lib/secrets/data-keys";

/**
 * A partner picks one of the matches that are open to both for a day, or none for now. Nobody reads it, its writer neither,
 * and no page changes until the other one has picked too; until then it can be picked anew. Then both picks go, and what is
 * kept is the match both picked or that there is none: who picked what is never told. True where both have picked with this.
 * Throws "conflict" within the day and once both have picked, "invalid_input" for what is no match, and "not_found" as
 * `shareAnswers` does. Source: exercise paper, entry 27.
 */
export async function pickMatch(actor: ActorOf<"partner">, input: PickMatchInput): Promise<boolean> {
  if (!isId(input.taskId)) throw notOpenNow();
  return withActor(actor, (tx) => pickMatchIn(tx, actor, input));
}

/** As `pickMatch`, inside a transaction that is already open. */
export async function pickMatchIn(
  tx: Tx,
  actor: ActorOf<"partner">,
  { taskId, pick }: PickMatchInput,
): Promise<boolean> {
  const assignmentId = await findSharedIn(tx, actor, { taskId, kind: "matches" });
  // Behind the same lock as every choice about the list: a close, and the other one's pick.
  await lockSharing(tx, actor, assignmentId, "matches");
  const [opening, keys] = await Promise.all([
    readOpening(tx, actor, assignmentId),
    loadKeys(tx, actor, actor.coupleId, ["shared"]),
  ]);
  if (!opening?.sealed) throw notOpenNow();
  if (opening.isPicked) throw pickedBefore();
  if (!opening.isOldEnough) throw pickedTooSoon();
  const exercise = await exerciseGivenIn(tx, actor, opening.slug, opening.version);
  const matches = openMatches(keys, matchesPlace(actor, assignmentId), opening.sealed);
  const options = pickable(exercise, matches);
  const isOne = pick === NO_PICK || options.some(({ value }) => value === pick);
  if (options.length === 0 || !isOne) throw noSuchMatch();
  const pickSealed = sealPick(keys, pickPlace(actor, assignmentId), pick);
  const { practiceId, userId: partnerId, coupleId } = actor;
  await tx
    .insert(matchPick)
    .values({ practiceId, assignmentId, partnerId, coupleId, pickSealed })
    .onConflictDoUpdate({
      target: [matchPick.practiceId, matchPick.assignmentId, matchPick.partnerId],
      set: { pickSealed },
    });
  await auditShareChoice(tx, actor, taskId);
  const theirs = await readTheirs(tx, actor, keys, assignmentId);
  if (theirs === null) return false;
  const picked = sealPick(keys, pickedPlace(actor, assignmentId), jointPick(pick, theirs));
  await tx.execute(sql`select app.settle_pick(${assignmentId}::uuid, ${picked}::bytea)`);
  return true;
}

async function readOpening(tx: Tx, actor: ActorOf<"partner">, assignmentId: Id) {
  const [opening] = await tx
    .select({
      sealed: shareOpening.matchesSealed,
      isPicked: sql<boolean>`${shareOpening.pickedSealed} is not null`,
      isOldEnough: sql<boolean>`${shareOpening.openedAt} <= now() - interval '24 hours'`,
      slug: assignment.exerciseSlug,
      version: assignment.exerciseVersion,
    })
    .from(shareOpening)
    .innerJoin(
      assignment,
      and(eq(assignment.practiceId, shareOpening.practiceId), eq(assignment.id, shareOpening.assignmentId)),
    )
    .where(
      and(
        eq(shareOpening.practiceId, actor.practiceId),
        eq(shareOpening.coupleId, actor.coupleId),
        eq(shareOpening.assignmentId, assignmentId),
        eq(shareOpening.kind, "matches"),
      ),
    );
  return opening;
}

/** What the other one picked: row-level security shows it in the moment after one's own pick, and never again. */
async function readTheirs(
  tx: Tx,
  actor: ActorOf<"partner">,
  keys: KeyRing,
  assignmentId: Id,
): Promise<string | null> {
  const [theirs] = await tx
    .select({ sealed: matchPick.pickSealed })
    .from(matchPick)
    .where(
      and(
        eq(matchPick.practiceId, actor.practiceId),
        eq(matchPick.coupleId, actor.coupleId),
        eq(matchPick.assignmentId, assignmentId),
        ne(matchPick.partnerId, actor.userId),
      ),
    );
  const slot: Slot = actor.slot === "A" ? "B" : "A";
  return theirs ? openPick(keys, pickPlace({ ...actor, slot }, assignmentId), theirs.sealed) : null;
}
