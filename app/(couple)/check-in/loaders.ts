import { requireActor } from "#lib/auth/require-actor";
import { newId } from "#lib/kernel/ids";
import { openCheckIn } from "#lib/progress/open-check-in";

export async function loadCheckIn() {
  const { week, state } = await openCheckIn(await requireActor("partner"));
  return { week, state, submissionId: newId() };
}
