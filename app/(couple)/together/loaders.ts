import { requireActor, shellFacts } from "#lib/auth/require-actor";
import { listTogether } from "#lib/homework/list-together";
import { labelRows, rowLines } from "./_components/label-rows";

/** What the partner can still choose to share, and what is open to both. */
export async function loadTogetherList() {
  const actor = await requireActor("partner");
  const { timeZone } = await shellFacts();
  const rows = await listTogether(actor);
  const labels = labelRows(rows, timeZone);
  return rows.map((row, at) => ({ taskId: row.taskId, label: labels[at] ?? "", lines: rowLines(row) }));
}
