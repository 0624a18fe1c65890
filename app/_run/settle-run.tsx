"use client";
import { useEffect } from "react";
import { mayKeepHere } from "../_device/shelf";
import { batchOf } from "./keeper";
import { putEvents } from "./put-events";
import { openStore, type RunStore } from "./store";

/** Sends what a device still holds of a session that is closed, and then lets go of its copy. */
async function settle(owner: string, sessionId: string): Promise<void> {
  if (!(await mayKeepHere(owner))) return;
  const store = await openStore(owner);
  if (await sendWaiting(store, sessionId)) await store.dropCopy(sessionId);
}

/** Sends what waits of one run; true once nothing does. */
export async function sendWaiting(store: RunStore, sessionId: string): Promise<boolean> {
  for (;;) {
    const batch = batchOf(await store.waiting(sessionId));
    if (!batch) return true;
    const answer = await putEvents(sessionId, batch.body, false);
    if (answer.kind !== "told") return false;
    await store.remove(batch.ids);
  }
}

/** Draws nothing: leaves nothing of a closed session on the device. */
export function SettleRun({ owner, sessionId }: { owner: string; sessionId: string }) {
  useEffect(() => {
    // Where it fails, the next page of a run or a day's end wipes it.
    settle(owner, sessionId).catch(() => undefined);
  }, [owner, sessionId]);
  return null;
}
