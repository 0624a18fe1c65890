import { forgetDevice } from "../_device/own-device";
import { wipeShelf } from "../_device/shelf";

/**
 * Takes everything a clinician keeps off this device, and then the choice that it is somebody's own: while that stands,
 * what could not be wiped is wiped the next time.
 */
export async function dropRuns(): Promise<void> {
  await wipeShelf();
  forgetDevice();
}
