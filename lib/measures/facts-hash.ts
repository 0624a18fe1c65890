import { createHash } from "node:crypto";
import type { Measure } from "#lib/measures/types";

/**
 * SHA-256 of everything that is said of a measure, in hexadecimal. Any edit of it is another hash, so that whatever is
 * said anew is compared anew.
 */
export function factsHash(measure: Measure): string {
  return createHash("sha256").update(JSON.stringify(measure)).digest("hex");
}
