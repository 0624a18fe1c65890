import { and, desc, eq, ne } from "drizzle-orm";
import { ownExercise } from "#db/schema/library";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofPractice } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { readBody } from "#lib/exercises/find-exercise";
import { insertDraft, type MadeDraft, newestVersion } from "#lib/exercises/own-draft";
import type { OwnExerciseInput } from "#lib/exercises/schema";
import { DomainError, notFound } from "#lib/kernel/errors";

/**
 * Begins the next version of the practice's own exercise, as a draft with the text of the newest one. A
 * retired exercise comes back that way. The version in use stays in use until the draft is published. Throws
 * "conflict" when a next version is being written already or none was published yet, and "not_found".
 */
export async function reviseExercise(
  actor: ActorOf<"clinician">,
  input: OwnExerciseInput,
): Promise<MadeDraft> {
  return withActor(actor, (tx) => reviseExerciseIn(tx, actor, input));
}

/** As `reviseExercise`, inside a transaction that is already open. */
export async function reviseExerciseIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  { slug }: OwnExerciseInput,
): Promise<MadeDraft> {
  const [newest] = await tx
    .select({
      version: ownExercise.version,
      body: ownExercise.body,
      originSlug: ownExercise.originSlug,
      originVersion: ownExercise.originVersion,
    })
    .from(ownExercise)
    .where(and(ofPractice(actor, ownExercise), eq(ownExercise.slug, slug), ne(ownExercise.state, "draft")))
    .orderBy(desc(ownExercise.version))
    .limit(1);
  if (!newest) {
    if ((await newestVersion(tx, actor, slug)) === 0) throw notFound();
    throw beingWritten();
  }
  const version = newest.version + 1;
  const { originSlug, originVersion } = newest;
  const origin = originSlug && originVersion ? { slug: originSlug, version: originVersion } : null;
  const id = await insertDraft(tx, actor, { ...readBody(newest.body), version }, origin);
  if (id === null) throw beingWritten();
  await recordAudit(tx, actor, {
    action: "create",
    entity: "exercise",
    entityId: id,
    purpose: "write a new version of an exercise",
  });
  return { slug, version, revision: 1 };
}

function beingWritten(): DomainError {
  return new DomainError("conflict", "A draft of this exercise is there already. Open it to go on writing.");
}
