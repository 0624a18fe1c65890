import type { HoldGate, Reach } from "#lib/couples/gates";
import type { ExerciseClass } from "#lib/exercises/types";
import { GATE_WORDS } from "../../../_components/exercise-gate-words";

const WORK: Readonly<Record<ExerciseClass, string>> = {
  I: "work done alone",
  J: "joint talk",
  T: "touch",
  X: "sexual work",
};

/** A safety hold in the words of the formulation paper, section 7. */
export function gateWords(gate: HoldGate): string {
  return GATE_WORDS[gate];
}

const list = (classes: readonly ExerciseClass[]) => classes.map((one) => WORK[one]).join(", ");

/** What the holds stop at home, what they ask to be weighed first, and what the partners see of it. */
export function reachWords({ block, warn }: Reach): string {
  const sentences = [
    block.length > 0 ? `Held: ${list(block)}.` : "Nothing is held.",
    warn.length > 0 ? `With care: ${list(warn)}.` : "",
    block.length > 0
      ? "Held homework leaves both partners' pages at the same moment. Nothing there says why."
      : "Nothing on either partner's page has changed.",
  ];
  return sentences.filter((one) => one !== "").join(" ");
}
