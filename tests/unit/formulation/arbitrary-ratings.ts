import fc from "fast-check";
import { INDICATORS } from "#lib/formulation/indicators";
import type { MechanismScores, Ratings, RatingsOfPartner } from "#lib/formulation/types";

const rating = fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined });
const ratings: fc.Arbitrary<Ratings> = fc
  .tuple(...INDICATORS.map(() => rating))
  .map((numbers) =>
    Object.fromEntries(
      INDICATORS.flatMap(({ key }, place) => (numbers[place] === undefined ? [] : [[key, numbers[place]]])),
    ),
  );

/** What may be known of one partner, with gaps anywhere. */
export const ratingsOfPartner: fc.Arbitrary<RatingsOfPartner> = fc.record({
  self: ratings,
  therapist: ratings,
});

/** The first ratings of one mechanism, such as R1 to R4. */
export function ratingsOf(letter: "D" | "R" | "A" | "K", numbers: readonly number[]): Ratings {
  return Object.fromEntries(numbers.map((number, place) => [`${letter}${place + 1}`, number]));
}

/** The couple of the worked example (formulation paper, section 6). */
export const WORKED: Readonly<Record<"A" | "B", MechanismScores>> = {
  A: { dissonance: 4, regulation: 7.5, attachment: 6, communication: 6 },
  B: { dissonance: 6.5, regulation: 3, attachment: 5, communication: 7 },
};
