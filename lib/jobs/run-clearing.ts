import { clearKept } from "#lib/homework/clear-kept";
import { eachPractice } from "#lib/jobs/each-practice";

/** Clears, in every practice, what partners of couples closed thirty days ago kept for themselves. Throws Error when it failed for any. */
export async function runClearing(): Promise<void> {
  await eachPractice("clear-kept", clearKept);
}
