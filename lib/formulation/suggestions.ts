import { careReason, type Limits, lockReason } from "#lib/couples/lock-reason";
import type { Exercise } from "#lib/exercises/types";
import { type Suggestions, suggest } from "#lib/formulation/rules-suggest";
import type { CoupleFacts, GateWord } from "#lib/formulation/types";

/** Where an exercise would be done first. */
const placeOf = ({ format }: Exercise) => (format === "homework" ? "home" : "session");

/**
 * What everything but the ceiling does to an exercise; the ceiling is a filter of its own, so that a list never says
 * of it more than that the exercise goes too far.
 */
function gateWord(exercise: Exercise, limits: Limits): GateWord {
  const open = { ...limits, ceiling: 3 };
  const reason = lockReason(exercise, open, placeOf(exercise));
  if (reason) return { effect: "block", reason };
  const care = careReason(exercise, open, placeOf(exercise));
  return { effect: care ? "warn" : "none", reason: care };
}

/**
 * The suggestions for a couple by the rules of the formulation paper, section 6; the gates have the last word. Nothing
 * is chosen for anybody.
 */
export function suggestFor(
  exercises: readonly Exercise[],
  limits: Limits,
  couple: Omit<CoupleFacts, "ceiling" | "lacks">,
): Suggestions {
  return suggest(
    exercises.map((exercise) => ({ ...exercise, gate: gateWord(exercise, limits) })),
    { ...couple, ceiling: limits.ceiling, lacks: [] },
  );
}
