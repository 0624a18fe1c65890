import type { Weights } from "#lib/exercises/types";
import type { ChangeLabel } from "#lib/progress/types";
import type { MainMechanism } from "#lib/release/types";

/** In alphabetical order, which settles a tie. */
const MECHANISMS: readonly MainMechanism[] = ["attachment", "dissonance", "regulation"];

const IS_FREER: ReadonlySet<ChangeLabel | null> = new Set(["improved", "recovered"]);

/**
 * Whether a couple's episode counts as better: at least one partner is freer by the two-week bar and neither is
 * worse. One is enough because the loop belongs to both, and asking both for four check-ins would count every couple
 * with one silent partner as not better; any worse rules it out, whatever the other does, as on every clinical
 * screen. A partner with too few check-ins (null) says nothing. Source: measures paper, section 3, couple rule.
 */
export function isBetter(a: ChangeLabel | null, b: ChangeLabel | null): boolean {
  const labels = [a, b];
  return labels.some((label) => IS_FREER.has(label)) && !labels.includes("worse");
}

/**
 * The mechanism that most of the work went to: the weights of each assignment's exercise, summed. Communication cuts
 * across all three and is left out. A tie, and an episode without homework, go to the first in the alphabet.
 * Source: security paper, R1.
 */
export function mainMechanism(work: readonly Weights[]): MainMechanism {
  // Hundredths as whole numbers, so that 0.1 + 0.2 can tie with 0.3.
  const total = (mechanism: MainMechanism) =>
    work.reduce((sum, weights) => sum + Math.round(100 * weights[mechanism]), 0);
  const [first = "attachment", ...rest] = MECHANISMS;
  return rest.reduce((best, mechanism) => (total(mechanism) > total(best) ? mechanism : best), first);
}
