import { and, eq, sql } from "drizzle-orm";
import { ownExercise, ownWord } from "#db/schema/library";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofPractice } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { cardOf } from "#lib/exercises/card";
import { cardColumns, vocabularyOf } from "#lib/exercises/card-columns";
import { draftFaults, faultsByPlace } from "#lib/exercises/draft-faults";
import type { ExerciseRef } from "#lib/exercises/find-exercise";
import { lockDraft, readDraft, supersede } from "#lib/exercises/own-draft";
import { exerciseSchema, type PublishExerciseInput } from "#lib/exercises/schema";
import { invalid, stale } from "#lib/kernel/errors";

/**
 * Publishes a draft for good: from now on this version is listed, can be given, and never changes. Earlier
 * versions stay readable for whoever was given them. Throws "invalid_input" with a sentence for every place
 * that breaks a rule and nothing written, "stale_version" when the draft was saved elsewhere since,
 * "conflict" when it is a draft no more, and "not_found".
 */
export async function publishExercise(
  actor: ActorOf<"clinician">,
  input: PublishExerciseInput,
): Promise<ExerciseRef> {
  return withActor(actor, (tx) => publishExerciseIn(tx, actor, input));
}

/** As `publishExercise`, inside a transaction that is already open. */
export async function publishExerciseIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  input: PublishExerciseInput,
): Promise<ExerciseRef> {
  const { slug } = input;
  const draft = await lockDraft(tx, actor, slug);
  if (draft.revision !== input.revision) throw stale();
  const faults = draftFaults(readDraft(draft.body));
  if (faults.length > 0) {
    throw invalid(faultsByPlace(faults), "This exercise is not ready yet. Nothing was published.");
  }
  const body = exerciseSchema.parse(draft.body);
  const { version } = draft;
  const card = cardOf(body);
  const mine = ofPractice(actor, ownExercise);
  await tx
    .update(ownExercise)
    .set({
      state: "published",
      body,
      ...cardColumns(card),
      updatedAt: sql`now()`,
      publishedAt: sql`now()`,
    })
    .where(and(mine, eq(ownExercise.slug, slug), eq(ownExercise.version, version)));
  await supersede(tx, actor, slug, version);
  await tx.execute(sql`
    insert into ${ownWord} (practice_id, word)
    select ${actor.practiceId}::uuid, ${vocabularyOf([card])} on conflict do nothing`);
  await recordAudit(tx, actor, {
    action: "update",
    entity: "exercise",
    entityId: draft.id,
    purpose: "publish an exercise",
  });
  return { slug, version };
}
