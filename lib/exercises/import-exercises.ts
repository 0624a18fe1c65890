import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { recordAudit } from "#lib/audit/record-audit";
import { readExerciseFile } from "#lib/exercises/exercise-file";
import type { ExerciseRef } from "#lib/exercises/find-exercise";
import { insertFirstDraft } from "#lib/exercises/own-draft";
import { findExercise } from "#lib/exercises/queries";
import { ownSlug } from "#lib/exercises/slugs";
import { invalid } from "#lib/kernel/errors";

/** Where an exercise came from, if that is a version this product has: a slug of another practice's means nothing here. */
function knownOrigin(origin: ExerciseRef | null): ExerciseRef | null {
  return origin !== null && findExercise(origin.slug, origin.version) !== null ? origin : null;
}

/** A draft that came out of a file. `renamed` where the address its title would give was taken. */
export type ImportedExercise = { readonly title: string; readonly slug: string; readonly renamed: boolean };

/**
 * Takes in a file of exercises as drafts of the practice's own: all of them, or none. Throws "invalid_input" with
 * every fault under its path, nothing written.
 */
export async function importExercises(
  actor: ActorOf<"clinician">,
  { text }: { text: string },
): Promise<ImportedExercise[]> {
  return withActor(actor, (tx) => importExercisesIn(tx, actor, { text }));
}

/** As `importExercises`, inside a transaction that is already open. */
export async function importExercisesIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  { text }: { text: string },
): Promise<ImportedExercise[]> {
  requireRole(actor, "clinician");
  const file = readExerciseFile(text);
  if (!file.ok) {
    // A map first: a file may name a place as every object's own parts are named.
    const places = new Map<string, string[]>();
    for (const { path, message } of file.faults) places.set(path, [...(places.get(path) ?? []), message]);
    const more = file.more === 0 ? "" : ` There are ${file.more} more beside those listed here.`;
    throw invalid(Object.fromEntries(places), `This file has faults. Nothing was imported.${more}`);
  }
  const imported: ImportedExercise[] = [];
  for (const { exercise, origin } of file.exercises) {
    const { id, slug } = await insertFirstDraft(tx, actor, exercise, knownOrigin(origin));
    await recordAudit(tx, actor, {
      action: "create",
      entity: "exercise",
      entityId: id,
      purpose: "import an exercise",
    });
    imported.push({ title: exercise.title, slug, renamed: slug !== ownSlug(exercise.title, new Set()) });
  }
  return imported;
}
