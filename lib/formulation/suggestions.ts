import { careReason, type Limits, lockReason } from "#lib/couples/lock-reason";
import type { Weighable } from "#lib/exercises/find-weighable";
import { profileFrom } from "#lib/formulation/rules-profile";
import { type Suggestions, suggest } from "#lib/formulation/rules-suggest";
import type { CoupleFacts, GateWord, RatingsOfPartner } from "#lib/formulation/types";

/** Where an exercise would be done first. */
const placeOf = ({ format }: Weighable) => (format === "homework" ? "home" : "session");

type RatingsOfCouple = Readonly<Record<"A" | "B", RatingsOfPartner>>;

/**
 * What everything but the ceiling does to an exercise; the ceiling is a filter of its own, so that a list never says
 * of it more than that the exercise goes too far.
 */
function gateWord(exercise: Weighable, limits: Limits): GateWord {
  const open = { ...limits, ceiling: 3 };
  const reason = lockReason(exercise, open, placeOf(exercise));
  if (reason) return { effect: "block", reason };
  const care = careReason(exercise, open, placeOf(exercise));
  return { effect: care ? "warn" : "none", reason: care };
}

/**
 * The suggestions for a couple by the rules of the formulation paper, section 6; the gates have the last word, and
 * while a consent check is open no touch and no sexual work is suggested (section 4). Nothing is chosen for anybody.
 */
export function suggestFor(
  exercises: readonly Weighable[],
  limits: Limits,
  {
    ratings,
    ...couple
  }: Omit<CoupleFacts, "ceiling" | "profile"> & {
    ratings: RatingsOfCouple;
  },
): Suggestions {
  return suggest(
    exercises.map((exercise) => ({ ...exercise, gate: gateWord(exercise, limits) })),
    { ...couple, profile: profileFrom(ratings), ceiling: limits.ceiling },
  );
}
