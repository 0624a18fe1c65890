import type { PatternFacts } from "#lib/formulation/types";

/** Six are needed. Source: formulation paper, section 1. */
const NEEDED = 6;

/** What the newest episodes of a partner say, in one sentence. */
export function patternWords(slot: "A" | "B", { pattern, stuck, of }: PatternFacts): string {
  if (pattern === "not_enough") return `Partner ${slot}: not enough yet, ${of} of ${NEEDED}.`;
  return `Partner ${slot}: stuck in ${stuck} of the last ${of}${pattern === "stuck" ? ", a stuck pattern" : ""}.`;
}
