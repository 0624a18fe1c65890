import { GATE_WORDS, WORK_WORDS } from "#lib/exercises/gate-words";
import type { CoSign } from "#lib/supervision/types";

/** What a co-signature is about, in one line for staff. */
export function coSignWords({ gate, exerciseClass }: Pick<CoSign, "gate" | "exerciseClass">): string {
  return `${GATE_WORDS[gate]}: ${WORK_WORDS[exerciseClass]}`;
}
