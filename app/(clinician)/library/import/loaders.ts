import { requireActor } from "#lib/auth/require-actor";
import { LONGEST_FILE, MOST_EXERCISES } from "#lib/exercises/exercise-file";
import { listOwnExports } from "#lib/exercises/export-exercises";

/** How long a file may be and how many exercises it may hold, and the files the practice's own are exported as. */
export async function loadImport(): Promise<{ longest: number; most: number; files: readonly number[] }> {
  const actor = await requireActor("clinician");
  return { longest: LONGEST_FILE, most: MOST_EXERCISES, files: await listOwnExports(actor) };
}
