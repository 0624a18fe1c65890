import { type SQL, sql } from "drizzle-orm";
import { sharedPart, shareOffer } from "#db/schema/sharing";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { exercisesIn, refKey } from "#lib/exercises/find-exercise";
import type { Answers, Exercise } from "#lib/exercises/types";
import { offerPlace, sealAnswers, sharedPlace } from "#lib/homework/sealed-answers";
import { offersOf } from "#lib/homework/sharing";
import { SHARE_KINDS } from "#lib/homework/types";
import type { Id } from "#lib/kernel/ids";
import { type KeyRing, loadKeys, slotScope } from "#lib/secrets/data-keys";

/** One row, written only where the homework was given to both: else there is nobody to share it with. */
function rowFor(
  actor: ActorOf<"partner">,
  table: typeof shareOffer | typeof sharedPart,
  assignmentId: Id,
  kind: string,
  sealed: Buffer,
): SQL {
  return sql`
    insert into ${table} (practice_id, assignment_id, kind, partner_id, couple_id, answers_sealed)
    select ${actor.practiceId}::uuid, ${assignmentId}::uuid, ${kind}::text, ${actor.userId}::uuid,
      ${actor.coupleId}::uuid, ${sealed}::bytea
    where app.is_for_both(${assignmentId}::uuid)`;
}

/**
 * Keeps, of answers that are being sent, what their writer can share later, sealed under the writer's private
 * key, and what both may read once both have sent. The offer is taken here, from the answers in hand, so that
 * no session ever reads a sent part again: a private list's no is in nothing that sharing opens. The ring must
 * hold the private and the shared scope. Runs after the task was closed, in the same transaction.
 */
export async function recordOffersIn(
  tx: Tx,
  actor: ActorOf<"partner">,
  assignmentId: Id,
  keys: KeyRing,
  exercise: Pick<Exercise, "fields" | "repeat">,
  answers: Answers,
): Promise<void> {
  const offers = offersOf(exercise, answers);
  const rows = SHARE_KINDS.flatMap((kind) => {
    const offered = offers[kind];
    if (!offered) return [];
    const sealed = sealAnswers(keys, offerPlace(actor, assignmentId, kind), offered);
    return [rowFor(actor, shareOffer, assignmentId, kind, sealed)];
  });
  if (offers.shared) {
    const sealed = sealAnswers(keys, sharedPlace(actor, assignmentId, "shared"), offers.shared);
    rows.push(rowFor(actor, sharedPart, assignmentId, "shared", sealed));
  }
  await Promise.all(rows.map((row) => tx.execute(row)));
}

/**
 * Takes every list that its writer could share out of one piece that was sent or of all (null), with a choice to share it
 * that nobody revealed. An empty list lies there afterwards: having an offer tells nothing, so the pages stay as they were.
 */
export async function emptyListsIn(tx: Tx, actor: ActorOf<"partner">, taskId: Id | null): Promise<void> {
  const [lists, keys] = await Promise.all([
    tx.execute<{ assignmentId: Id; slug: string; version: number }>(sql`
      select assignment_id as "assignmentId", exercise_slug as slug, exercise_version as version
      from app.own_lists(${taskId}::uuid)`),
    loadKeys(tx, actor, actor.coupleId, [slotScope("private", actor.slot)]),
  ]);
  await tx.execute(sql`select app.forget_lists(${taskId}::uuid)`);
  const exercises = await exercisesIn(tx, actor, lists);
  for (const { assignmentId, ...ref } of lists) {
    const exercise = exercises.get(refKey(ref))?.exercise;
    const empty = exercise && offersOf(exercise, {}).matches;
    if (!empty) continue;
    const sealed = sealAnswers(keys, offerPlace(actor, assignmentId, "matches"), empty);
    await tx.execute(sql`select app.put_list(${assignmentId}::uuid, ${sealed}::bytea)`);
  }
}
