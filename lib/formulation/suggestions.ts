import { careReason, type Limits, lockReason } from "#lib/couples/lock-reason";
import type { Weighable } from "#lib/exercises/find-weighable";
import { profileFrom } from "#lib/formulation/rules-profile";
import { type Suggestions, suggest, type Window } from "#lib/formulation/rules-suggest";
import type { CoupleFacts, GateWord, RatingsOfPartner } from "#lib/formulation/types";

/** Where an exercise would be done first. */
const placeOf = ({ format }: Weighable) => (format === "homework" ? "home" : "session");

/** What of an exercise the gates read, but for its name; worked out once for each that is kept in this process. */
const kinds = new WeakMap<Weighable, string>();

function kindOf(exercise: Weighable): string {
  const known = kinds.get(exercise);
  if (known !== undefined) return known;
  const { exerciseClass, explicitness, sessionFirst, format, gates } = exercise;
  const machines = gates.map(({ machine }) => machine ?? null);
  const kind = JSON.stringify([exerciseClass, explicitness, sessionFirst, format, machines]);
  kinds.set(exercise, kind);
  return kind;
}

/**
 * `gateWord` for a whole library: a couple's gates say the same of all exercises of a kind, but for those that are named
 * in what bounds the couple.
 */
export function gateWords(limits: Limits): (exercise: Weighable) => GateWord {
  const named = new Set([...limits.strained.map(({ slug }) => slug), ...limits.doneInSession]);
  const words = new Map<string, GateWord>();
  return (exercise) => {
    if (named.has(exercise.slug)) return gateWord(exercise, limits);
    const kind = kindOf(exercise);
    const word = words.get(kind) ?? gateWord(exercise, limits);
    words.set(kind, word);
    return word;
  };
}

type RatingsOfCouple = Readonly<Record<"A" | "B", RatingsOfPartner>>;

/**
 * What everything but the ceiling does to an exercise; the ceiling is a filter of its own, so that a list never says
 * of it more than that the exercise goes too far.
 */
export function gateWord(exercise: Weighable, limits: Limits): GateWord {
  const open = { ...limits, ceiling: 3 };
  const reason = lockReason(exercise, open, placeOf(exercise));
  if (reason) return { effect: "block", reason };
  const care = careReason(exercise, open, placeOf(exercise));
  return { effect: care ? "warn" : "none", reason: care };
}

/**
 * The suggestions for a couple by the rules of the formulation paper, section 6; the gates have the last word, and
 * while a consent check is open no touch and no sexual work is suggested (section 4). Nothing is chosen for anybody.
 * `window` says which part of the lists is wanted, where that is not all of them.
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
  window?: Window,
): Suggestions {
  return suggest(
    exercises,
    { ...couple, profile: profileFrom(ratings), ceiling: limits.ceiling },
    gateWords(limits),
    window,
  );
}
