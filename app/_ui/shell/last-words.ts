/** Longest wait, behind the cover, for words that were just typed. */
const PATIENCE_MS = 700;

const senders = new Set<() => Promise<unknown>>();

/** Has `send` called before the session ends, so that what was just typed is kept. Returns the way to undo it. */
export function beforeLeaving(send: () => Promise<unknown>): () => void {
  senders.add(send);
  return () => {
    senders.delete(send);
  };
}

/** Sends what the page still holds. Waits a moment at most, and never fails: leaving comes first. */
export async function sendLastWords(): Promise<void> {
  const sent = Promise.allSettled([...senders].map((send) => send()));
  await Promise.race([sent, new Promise((done) => setTimeout(done, PATIENCE_MS))]);
}
