import { and, eq, sql } from "drizzle-orm";
import { ownExercise } from "#db/schema/library";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { recordAudit } from "#lib/audit/record-audit";
import type { OwnExerciseInput } from "#lib/exercises/schema";
import { DomainError, notFound } from "#lib/kernel/errors";

/**
 * Retires every published version of the practice's own exercise: none of them can be given any more, all
 * stay readable where they were given. Throws "conflict" when it is retired already or was never published,
 * and "not_found".
 */
export async function retireExercise(actor: ActorOf<"clinician">, input: OwnExerciseInput): Promise<void> {
  return withActor(actor, (tx) => retireExerciseIn(tx, actor, input));
}

/** As `retireExercise`, by an admin, who never sees drafts. */
export async function retireAsAdmin(actor: ActorOf<"admin">, input: OwnExerciseInput): Promise<void> {
  requireRole(actor, "admin");
  return withActor(actor, (tx) => retireVersions(tx, actor, input));
}

/** As `retireExercise`, inside a transaction that is already open. */
export async function retireExerciseIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  input: OwnExerciseInput,
): Promise<void> {
  requireRole(actor, "clinician");
  return retireVersions(tx, actor, input);
}

async function retireVersions(
  tx: Tx,
  actor: ActorOf<"clinician"> | ActorOf<"admin">,
  { slug }: OwnExerciseInput,
): Promise<void> {
  const ofSlug = and(eq(ownExercise.practiceId, actor.practiceId), eq(ownExercise.slug, slug));
  const retired = await tx
    .update(ownExercise)
    .set({ state: "retired", retiredAt: sql`now()` })
    .where(and(ofSlug, eq(ownExercise.state, "published")))
    .returning({ id: ownExercise.id, version: ownExercise.version });
  const newest = retired.toSorted((one, other) => other.version - one.version)[0];
  if (!newest) {
    const [there] = await tx.select({ id: ownExercise.id }).from(ownExercise).where(ofSlug).limit(1);
    if (!there) throw notFound();
    throw new DomainError("conflict", "There is nothing to retire: it is retired already, or still a draft.");
  }
  await recordAudit(tx, actor, {
    action: "update",
    entity: "exercise",
    entityId: newest.id,
    purpose: "retire an exercise",
  });
}
