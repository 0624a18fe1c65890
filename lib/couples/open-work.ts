import type { HoldGate } from "#lib/couples/gates";

/**
 * Whether homework that was given reaches the partners now. `held`: a hold keeps it back. `refused`: either stands
 * against it, by a "not now" or by a ceiling. Neither says who. Source: formulation paper, section 7.
 */
export type OpenWork = "open" | "held" | "refused";

/** The therapist's word for what `app.hold_level()`, `app.is_held_by()` and `app.is_refused()` do to both pages. */
export function openWork(
  { isPaused, gates }: { isPaused: boolean; gates: readonly HoldGate[] },
  /** The gates that its tasks carry, and whether a partner stands against it. */
  { heldBy, isRefused }: { heldBy: string; isRefused: boolean },
): OpenWork {
  const stopping = heldBy.split(" ");
  if (isPaused) return "held";
  if (gates.some((gate) => stopping.includes("any") || stopping.includes(gate))) return "held";
  return isRefused ? "refused" : "open";
}
