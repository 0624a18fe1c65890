import type { HoldGate, Reach } from "#lib/couples/gates";
import { GATE_WORDS } from "../../../_components/exercise-gate-words";
import { workWords } from "../../../_components/held-work-words";

/** A safety hold in the words of the formulation paper, section 7. */
export function gateWords(gate: HoldGate): string {
  return GATE_WORDS[gate];
}

/** What the holds stop at home, what they ask to be weighed first, and what the partners see of it. */
export function reachWords({ block, warn }: Reach): string {
  const sentences = [
    block.length > 0 ? `Held: ${workWords(block)}.` : "Nothing is held.",
    warn.length > 0 ? `With care: ${workWords(warn)}.` : "",
    block.length > 0
      ? "Held homework leaves both partners' pages at the same moment. Nothing there says why."
      : "Nothing on either partner's page has changed.",
  ];
  return sentences.filter((one) => one !== "").join(" ");
}
