import { SIGNED_OUT_HERE } from "../(clinician)/_components/saving/signed-out";
import type { RunSight } from "./keeper";

type Known = Pick<RunSight, "sync" | "settled" | "isClosed"> & { waiting: readonly unknown[] };

/** Whether the server answered just now, and has all that this device told. */
export function isAllKept({ sync, settled, waiting }: Known): boolean {
  // While the next answer is on its way, the last one counts.
  const last = sync.kind === "sending" ? settled : sync;
  return waiting.length === 0 && last?.kind === "kept";
}

/**
 * What is said of steps on their way to the server; null while all is well. `isLong`: one has waited for a while.
 * `isOffline`: the page was opened without a network, so there is no need to wait and see.
 */
export function sentenceOf(sight: Known, isLong: boolean, isOffline: boolean): string | null {
  const { sync, settled, waiting, isClosed } = sight;
  if (isClosed)
    return "This session was closed meanwhile. What you record here is kept beside it and changes nothing in it.";
  if (settled?.kind === "refused") return settled.code === "signed_out" ? SIGNED_OUT_HERE : settled.message;
  // Before any answer the first question is still out; later the last answer counts until the next.
  const isGone = isOffline && (settled ? settled.kind === "unreachable" : sync.kind === "sending");
  if (waiting.length === 0) return isGone ? "Offline. You can keep going." : null;
  if (!isLong && !isGone) return null;
  const count = waiting.length === 1 ? "1 step waits" : `${waiting.length} steps wait`;
  return `Offline. You can keep going. ${count} on this device and will be sent by itself.`;
}
