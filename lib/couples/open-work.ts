import { type HoldGate, MARKER } from "#lib/couples/gates";
import type { Agreed } from "#lib/couples/rules-co-sign";

/**
 * Whether homework that was given reaches the partners now. `held`: a hold keeps it back. `refused`: either stands
 * against it, by a "not now" or by a ceiling. Neither says who. Source: formulation paper, section 7.
 */
export type OpenWork = "open" | "held" | "refused";

/** The therapist's word for what `app.hold_level()`, `app.is_held_by()` and `app.is_refused()` do to both pages. */
export function openWork(
  couple: { isPaused: boolean; gates: readonly HoldGate[] },
  /** What supervisors co-signed, and still holds. */
  agreed: readonly Agreed[],
  /** The gates that its tasks carry, and whether a partner stands against it. */
  { heldBy, isRefused }: { heldBy: string; isRefused: boolean },
): OpenWork {
  if (couple.isPaused) return "held";
  const holds = (carried: string) => {
    const [gate, exerciseClass] = carried.split(":");
    const isSigned = agreed.some((one) => one.gate === gate && one.exerciseClass === exerciseClass);
    return !isSigned && couple.gates.some((one) => one !== MARKER && (carried === "any" || one === gate));
  };
  if (heldBy.split(" ").some(holds)) return "held";
  return isRefused ? "refused" : "open";
}
