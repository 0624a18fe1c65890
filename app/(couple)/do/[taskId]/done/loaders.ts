import { requireActor } from "#lib/auth/require-actor";
import { listTogether } from "#lib/homework/list-together";

/** Whether what was sent holds something the partner can choose to share; the same whatever the other one did. */
export async function loadDone(taskId: string): Promise<{ canShare: boolean }> {
  const rows = await listTogether(await requireActor("partner"));
  return { canShare: rows.some((row) => row.taskId === taskId && row.offered.length > 0) };
}
