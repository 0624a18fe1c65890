import { redirect } from "next/navigation";
import { TABLET_HREF } from "#lib/auth/handed-tablet";
import { isSentSignedOut, tabletNow } from "#lib/auth/require-actor";
import { agreementLine } from "#lib/couples/rules-secrets";
import { loadTask } from "../loaders";

/**
 * What the pages about a better time say; the same whatever was tapped before, here and on the page after. In the room
 * it is said aloud, not on the therapist's tablet. Null after a plain form was sent signed out.
 */
export async function loadLater(taskId: string) {
  if (await isSentSignedOut()) return null;
  if (await tabletNow()) redirect(TABLET_HREF);
  const { id, smaller, exercise, agreement } = await loadTask(taskId);
  return { taskId: id, short: smaller ? null : exercise.smaller, agreement: agreementLine(agreement) };
}
