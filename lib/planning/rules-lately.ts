import { MECHANISMS } from "#lib/exercises/types";
import type { Coverage } from "#lib/planning/rules";

/** A plan is compared with so many sessions before it. Source: screen paper, section 2.6, "mean of last 3". */
export const COMPARED_WITH = 3;

/** How many sessions there were to compare with, at most three, and their mean; null where there was none. */
export type Lately = { sessions: number; mean: Coverage | null };

/** The mean of what some sessions gave to each need; a session that gave nothing to one counts. */
export function meanCoverage(sessions: readonly Coverage[]): Lately {
  if (sessions.length === 0) return { sessions: 0, mean: null };
  const mean = Object.fromEntries(
    MECHANISMS.map((need) => [need, sessions.reduce((sum, one) => sum + one[need], 0) / sessions.length]),
  ) as Record<keyof Coverage, number>;
  return { sessions: sessions.length, mean };
}

/** What the plan is compared with, in words. */
export function latelyLine({ sessions }: Lately): string {
  if (sessions === 0) return "No closed session to compare with yet.";
  if (sessions === 1) return "Mark: what was done in the one closed session so far.";
  if (sessions < COMPARED_WITH) return `Mark: mean done in the ${sessions} closed sessions so far.`;
  return `Mark: mean done in the last ${sessions} closed sessions.`;
}
