import { forgetDevice } from "../_device/own-device";
import { wipeShelf } from "../_device/shelf";

/** Takes everything a clinician keeps off this device, and the choice that it is somebody's own. */
export async function dropRuns(): Promise<void> {
  forgetDevice();
  await wipeShelf();
}
