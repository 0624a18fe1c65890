let channel: BroadcastChannel | null = null;

/** Has every other window of ours ask the server again: what they show is not for the next holder of the phone. */
export function tellOtherWindows(): void {
  channel?.postMessage(null);
}

/** Calls `hear` when another window passed the phone on. Returns the way to stop. */
export function onPassedOn(hear: () => void): () => void {
  if (typeof BroadcastChannel === "undefined") return () => {};
  // One for both directions: a window hears what others say, and not itself.
  const opened = new BroadcastChannel("passed-on");
  channel = opened;
  opened.addEventListener("message", hear);
  return () => {
    opened.close();
    if (channel === opened) channel = null;
  };
}
