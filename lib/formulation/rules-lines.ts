import { INDICATORS } from "#lib/formulation/indicators";
import { isKeptBack, type RatedNumbers, ratingsFrom, showable } from "#lib/formulation/ratings";
import type { CheckInLine, Line, RatingLine } from "#lib/formulation/types";

/** The questions of a check-in, by their key. */
export const CHECK_IN_LINES = ["q1", "q2", "q3", "q4", "q5", "q6"] as const satisfies readonly CheckInLine[];

/** The statements of a rating that may ever reach the other one: never those that open a private check. */
export const RATING_LINES: readonly RatingLine[] = INDICATORS.filter((one) => !isKeptBack(one)).map(
  ({ key }) => key as RatingLine,
);

/** A line as it was sent: its number, null where there was nothing to rate. */
export type Said = { line: Line; picked: number | null };

type CheckInNumbers = Readonly<Record<CheckInLine, number | null>> & { q2NotApplicable: boolean };

/** What of a check-in can be shared: what was answered, and that there was nothing to rate. */
export function saidInCheckIn(row: CheckInNumbers): Said[] {
  return CHECK_IN_LINES.flatMap((line): Said[] => {
    const picked = row[line];
    return picked !== null || (line === "q2" && row.q2NotApplicable) ? [{ line, picked }] : [];
  });
}

/** What of a rating can be shared: what its writer may read on their own phone, and no more. */
export function saidInRating(row: RatedNumbers & { mayReread: boolean }): Said[] {
  if (!row.mayReread) return [];
  const ratings = showable(ratingsFrom(row));
  return RATING_LINES.flatMap((line): Said[] => {
    const picked = ratings[line];
    return picked === undefined ? [] : [{ line, picked }];
  });
}
