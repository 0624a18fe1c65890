import { build, isBuilt, sourceStamp } from "#lib/launch/build";
import { step, stopWith } from "./prepare.mjs";

/** `npm run build`: builds the app unless the present build is of the present sources. */
try {
  const stamp = sourceStamp();
  if (!isBuilt(stamp)) await step("Building the app", () => build(stamp));
} catch (error) {
  stopWith(error);
}
