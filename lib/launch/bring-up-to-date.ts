import { migrateDatabase } from "#db/migrate";
import { syncCatalogue } from "#lib/exercises/sync-catalogue";

/** Tables and the exercises of this release, in one transaction. Finds nothing to do the second time. */
export function bringUpToDate(url: string): Promise<void> {
  return migrateDatabase(url, (tx) => syncCatalogue(tx));
}
