import type { ActorOf } from "#lib/access/actor";
import { listReleases } from "#lib/release/queries";
import { releasedCsv } from "#lib/release/released-csv";

/** Every released figure of the practice as a CSV file; the same numbers as the page. Leaves an audit row. */
export async function exportReleases(actor: ActorOf<"supervisor">): Promise<string> {
  return releasedCsv(await listReleases(actor, "export"));
}
