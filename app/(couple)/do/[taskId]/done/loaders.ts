import { opensTask } from "#lib/auth/handed-tablet";
import { requireActor, tabletNow } from "#lib/auth/require-actor";
import { listTogether } from "#lib/homework/list-together";

/** Whether what was sent holds something the partner can choose to share; the same whatever the other one did. */
export async function loadDone(taskId: string): Promise<{ canShare: boolean; isTablet: boolean }> {
  const actor = await requireActor("partner", undefined, (tablet) => opensTask(tablet, taskId));
  // What is shared is chosen on one's own phone.
  if (await tabletNow()) return { canShare: false, isTablet: true };
  const rows = await listTogether(actor);
  const canShare = rows.some((row) => row.taskId === taskId && row.offered.length > 0);
  return { canShare, isTablet: false };
}
