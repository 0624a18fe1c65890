import { TENSE_FROM } from "#lib/couples/rules";
import type { Agreed } from "#lib/couples/rules-co-sign";

/** One answer to the question on tension, and when it was sent. */
export type Tension = { readonly value: number | null; readonly at: Date };

/**
 * Whether tension was high twice running. `told` holds one partner's answers, oldest first; a week without one stands
 * between two answers and clears nothing. Source: measures paper, section 5; formulation paper, section 7, G16.
 */
export function isTenseTwice(told: readonly (number | null)[]): boolean {
  const [before, latest] = told.filter((value) => value !== null).slice(-2);
  return before !== undefined && latest !== undefined && Math.min(before, latest) >= TENSE_FROM;
}

/** When the newest answer came in of any partner whose tension was high twice running; null where nobody's was. */
export function tenseAt(partners: readonly (readonly Tension[])[]): Date | null {
  const newest = partners
    .filter((told) => isTenseTwice(told.map(({ value }) => value)))
    .flatMap((told) => told.map(({ at }) => at.getTime()));
  return newest.length === 0 ? null : new Date(Math.max(...newest));
}

/** Those that count under such tension: what was signed of G16 before it looked at something else. */
export function sinceTension(agreed: readonly Agreed[], tense: Date | null): Agreed[] {
  return agreed.filter(
    ({ gate, decidedAt }) => gate !== "G16" || tense === null || Date.parse(decidedAt) > tense.getTime(),
  );
}
