import { HOLD_GATES, type HoldGate, reachOf } from "#lib/couples/gates";
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

/** Every safety hold that can be set, for a choice. */
export function gateOptions(): { value: HoldGate; label: string }[] {
  return HOLD_GATES.map((gate) => ({ value: gate, label: gateWords(gate) }));
}

const list = (classes: readonly ExerciseClass[]) => classes.map((one) => WORK[one]).join(", ");

/** What these holds stop at home, and what they ask to be weighed first: one or two sentences. */
export function reachWords(gates: readonly HoldGate[]): string {
  const { block, warn } = reachOf(gates);
  const sentences = [
    block.length > 0 ? `Held: ${list(block)}.` : "Nothing is held.",
    warn.length > 0 ? `With care: ${list(warn)}.` : "",
  ];
  return sentences.filter((one) => one !== "").join(" ");
}
