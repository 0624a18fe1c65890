import { dropShell } from "../_device/own-device";
import { mayKeepHere } from "../_device/shelf";
import { sendWaiting } from "./settle-run";
import { dropCopies, openStore } from "./store";

/**
 * Before somebody else holds this device: sends what it still keeps of a run, then lets go of every copy and of the
 * page that opens without a network. What waits of another run stays, sealed, for its own page. False where something of
 * this run could not be sent, which then stays where it is.
 */
export async function sealAway(owner: string, sessionId: string): Promise<boolean> {
  try {
    if (!(await mayKeepHere(owner))) return true;
    const store = await openStore(owner);
    if (!(await sendWaiting(store, sessionId))) return false;
    await dropCopies();
  } catch {
    // A browser that opens no store keeps nothing to seal.
  }
  await dropShell().catch(() => undefined);
  return true;
}
