import type { CareGate } from "#lib/couples/gates";
import { compares } from "#lib/exercises/rules";
import type { Exercise, GateCondition, GateEffect } from "#lib/exercises/types";

/** Answers of this week's check-ins by question, one entry per partner who sent one. */
export type WeekAnswers = Readonly<Record<string, number | null>>;

/** The newest number that one rater gave to one statement about one partner; whose it is is not said. */
export type NewestNumber = {
  /** D1 to K6. */
  readonly key: string;
  readonly number: number;
  /** That partner was seen alone about consent since. */
  readonly isSeenAlone: boolean;
};

/** What the conditions of an exercise are judged by. */
export type Watched = {
  /** D1 or K3 of either partner is rated high, and the therapist has not seen them alone about it since. */
  isConsentOpen: boolean;
  thisWeek: readonly WeekAnswers[];
  /** Of each statement at most four: two raters for each of the two. */
  ratings: readonly NewestNumber[];
};

/** A condition that holds now: what it says, and what it reads; null where that is an open consent check. */
export type Met = Pick<GateEffect, "effect"> & { gate: CareGate; when: GateCondition | null };

function isMet(gate: CareGate, when: GateCondition, { thisWeek, ratings }: Watched): boolean {
  const { source, field, op, value } = when;
  if (source === "answer" || typeof value !== "number") return false;
  // A number that was talked about alone has had its consent check; for any other gate it stands as it is.
  const rated = ratings
    .filter(({ key, isSeenAlone }) => key === field && !(gate === "consent_check" && isSeenAlone))
    .map(({ number }) => number);
  const read = source === "check_in" ? thisWeek.map((answers) => answers[field]) : rated;
  return read.some((number) => typeof number === "number" && compares(op, number, value));
}

/**
 * What an exercise watches for beside the gates of its couple, and holds now: an indicator or a check-in of either
 * partner, or an open consent check. What it asks of its own answers is judged when they are sent.
 */
export function metConditions({ gates }: Pick<Exercise, "gates">, watched: Watched): Met[] {
  return gates.flatMap(({ machine }): Met[] => {
    if (machine === null || machine.gate === "G17") return [];
    const { gate, effect, when = null } = machine;
    const holds =
      when === null ? gate === "consent_check" && watched.isConsentOpen : isMet(gate, when, watched);
    return holds ? [{ gate, effect, when }] : [];
  });
}

/** Whether something that was met is for a private talk about consent with each of the two. */
export function isConsent({ gate }: Met): boolean {
  return gate === "consent_check";
}
