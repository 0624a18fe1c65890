import { type PutAnswer, put } from "./put";
import { notSent } from "./put-words";

const TRIES = 5;
const FIRST_WAIT_MS = 400;

/** Repeats the same PUT with growing, jittered pauses until it is decided, five times at most. */
export async function putUntilHeard(address: string, body: unknown): Promise<PutAnswer> {
  for (let tries = 1; ; tries += 1) {
    const answer = await put(address, body, { fallback: notSent });
    if (answer.ok || !answer.again || tries === TRIES) return answer;
    const pause = FIRST_WAIT_MS * 2 ** tries * (0.5 + Math.random());
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** A fresh id for one send. Browsers make one only on safe connections; else the page's own is used. */
export function sendId(fromPage: string): string {
  return typeof crypto.randomUUID === "function" ? crypto.randomUUID() : fromPage;
}
