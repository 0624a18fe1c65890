import type { Slot } from "#lib/access/actor";
import { MECHANISMS, type Mechanism } from "#lib/exercises/types";
import { INDICATORS, type IndicatorKey } from "#lib/formulation/indicators";
import { combined, talkingPoints } from "#lib/formulation/rules-profile";
import type { Profile, RatingsOfPartner } from "#lib/formulation/types";

/** The ratings of one statement about one partner; null where it was left out. */
export type IndicatorCell = {
  readonly self: number | null;
  readonly therapist: number | null;
  /** The one number that counts. */
  readonly combined: number | null;
  /** So far apart that it is worth a talk. */
  readonly isApart: boolean;
};

export type IndicatorGroup = {
  readonly mechanism: Mechanism;
  /** The scores that the numbers below come to. */
  readonly scores: Readonly<Record<Slot | "couple", number | null>>;
  readonly rows: readonly {
    readonly key: IndicatorKey;
    readonly words: string;
    readonly of: Readonly<Record<Slot, IndicatorCell>>;
  }[];
};

/** All 27 statements with both ratings in force and the number they come to. Source: formulation paper, section 4. */
export function indicatorGroups(
  ratings: Readonly<Record<Slot, RatingsOfPartner>>,
  profile: Profile,
): IndicatorGroup[] {
  const apart = { A: talkingPoints(ratings.A), B: talkingPoints(ratings.B) };
  const cell = (slot: Slot, key: IndicatorKey): IndicatorCell => {
    const { self, therapist } = ratings[slot];
    return {
      self: self[key] ?? null,
      therapist: therapist[key] ?? null,
      combined: combined(self[key], therapist[key]),
      isApart: apart[slot].some((one) => one.key === key),
    };
  };
  return MECHANISMS.map((mechanism) => ({
    mechanism,
    scores: {
      A: profile.partners.A[mechanism],
      B: profile.partners.B[mechanism],
      couple: profile.couple[mechanism],
    },
    rows: INDICATORS.filter((one) => one.mechanism === mechanism).map(({ key, words }) => ({
      key,
      words,
      of: { A: cell("A", key), B: cell("B", key) },
    })),
  }));
}
