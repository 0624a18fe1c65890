import { and, eq, sql } from "drizzle-orm";
import { ownExercise } from "#db/schema/library";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofPractice } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { cardOf } from "#lib/exercises/card";
import { cardColumns } from "#lib/exercises/card-columns";
import { lockDraft } from "#lib/exercises/own-draft";
import type { SaveExerciseInput } from "#lib/exercises/schema";
import { stale } from "#lib/kernel/errors";

/** The revision after the save; the next save names it. */
export type SavedExercise = { readonly revision: number };

/**
 * Saves a draft as far as it is written, if it still is at the revision it was opened at: of two windows the
 * slower one is told, and nothing of it is written. Slug and version stay the row's, whatever the body says.
 * Throws "stale_version", "conflict" when the draft is gone, and "not_found".
 */
export async function saveExercise(
  actor: ActorOf<"clinician">,
  input: SaveExerciseInput,
): Promise<SavedExercise> {
  return withActor(actor, (tx) => saveExerciseIn(tx, actor, input));
}

/** As `saveExercise`, inside a transaction that is already open. */
export async function saveExerciseIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  input: SaveExerciseInput,
): Promise<SavedExercise> {
  const { slug, revision } = input;
  const draft = await lockDraft(tx, actor, slug);
  if (draft.revision !== revision) throw stale();
  const body = { ...input.body, slug, version: draft.version };
  await tx
    .update(ownExercise)
    .set({ body, ...cardColumns(cardOf(body)), revision: revision + 1, updatedAt: sql`now()` })
    .where(
      and(ofPractice(actor, ownExercise), eq(ownExercise.slug, slug), eq(ownExercise.version, draft.version)),
    );
  await recordAudit(tx, actor, {
    action: "update",
    entity: "exercise",
    entityId: draft.id,
    purpose: "write an exercise",
  });
  return { revision: revision + 1 };
}
