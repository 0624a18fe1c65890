import { requireActor } from "#lib/auth/require-actor";
import { LONGEST_FILE } from "#lib/exercises/exercise-file";
import { listLibrary } from "#lib/exercises/list-library";

/** How long a file may be, and how many exercises of the practice's own there are to export. */
export async function loadImport(): Promise<{ longest: number; own: number }> {
  const actor = await requireActor("clinician");
  const { found } = await listLibrary(actor, {
    filters: { origin: "own", state: "published" },
    words: undefined,
    sort: undefined,
    dir: "asc",
    page: 1,
  });
  return { longest: LONGEST_FILE, own: found };
}
