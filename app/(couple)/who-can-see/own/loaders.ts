import { isSentSignedOut, requireActor, shellFacts } from "#lib/auth/require-actor";
import { listSent } from "#lib/homework/list-sent";
import { labelRows } from "../../together/_components/label-rows";

/** All that was sent, by its day; null after a plain form was sent signed out. */
export async function loadOwn() {
  if (await isSentSignedOut()) return null;
  const actor = await requireActor("partner");
  const { timeZone } = await shellFacts();
  const rows = await listSent(actor);
  const labels = labelRows(rows, timeZone);
  return rows.map(({ taskId }, at) => ({ taskId, label: labels[at] ?? "" }));
}
