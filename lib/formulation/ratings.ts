import { INDICATORS, type Indicator, type IndicatorKey } from "#lib/formulation/indicators";
import type { Ratings } from "#lib/formulation/types";

type ColumnOf<K extends IndicatorKey> = Lowercase<K>;
/** A row's numbers, null where a statement was left out. */
export type RatedNumbers = Record<ColumnOf<IndicatorKey>, number | null>;

const columnOf = (key: IndicatorKey) => key.toLowerCase() as ColumnOf<IndicatorKey>;

/** Ratings as a row keeps them: a number or null for each of the 27. */
export function numbersOf(ratings: Ratings): RatedNumbers {
  return Object.fromEntries(
    INDICATORS.map(({ key }) => [columnOf(key), ratings[key] ?? null]),
  ) as RatedNumbers;
}

/** The same the other way round. */
export function ratingsFrom(row: RatedNumbers): Ratings {
  return Object.fromEntries(
    INDICATORS.flatMap(({ key }) => {
      const number = row[columnOf(key)];
      return number === null ? [] : [[key, number]];
    }),
  );
}

/** Whether a statement opens a private check, so that its number never comes back to a phone. */
export function isKeptBack(indicator: Indicator): boolean {
  return indicator.isSafetyLink === true;
}

/** What of a partner's own ratings may come back to a phone: all but the statements that open a private check. */
export function showable(ratings: Ratings): Ratings {
  return Object.fromEntries(
    INDICATORS.flatMap((one) =>
      isKeptBack(one) || ratings[one.key] === undefined ? [] : [[one.key, ratings[one.key]]],
    ),
  );
}

/** Whether two ratings say the same. */
export function sameRatings(one: Ratings, other: Ratings): boolean {
  return INDICATORS.every(({ key }) => one[key] === other[key]);
}

/** Whether anything is rated at all. */
export function isRated(ratings: Ratings): boolean {
  return INDICATORS.some(({ key }) => ratings[key] !== undefined);
}
