import type { Slot } from "#lib/access/actor";
import { MECHANISMS, type Mechanism } from "#lib/exercises/types";
import { isRated } from "#lib/formulation/ratings";
import { mechanismScore } from "#lib/formulation/rules-profile";
import type { RatingsOfPartner } from "#lib/formulation/types";

/** What a profile rests on for one of the two: who has rated, and what is rated too little for a score. */
export type Basis = {
  readonly slot: Slot;
  readonly isSelf: boolean;
  readonly isTherapist: boolean;
  readonly missing: readonly Mechanism[];
};

/** What the ratings in force allow to be said of each of the two. Source: formulation paper, sections 4 and 5. */
export function basisOf(ratings: Readonly<Record<Slot, RatingsOfPartner>>): Basis[] {
  return (["A", "B"] as const).map((slot) => ({
    slot,
    isSelf: isRated(ratings[slot].self),
    isTherapist: isRated(ratings[slot].therapist),
    missing: MECHANISMS.filter((mechanism) => mechanismScore(mechanism, ratings[slot]) === null),
  }));
}
