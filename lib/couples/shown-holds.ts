import { MARKER } from "#lib/couples/gates";
import type { OpenHold } from "#lib/couples/holds";
import { SESSIONS_UNTIL_CHECK } from "#lib/couples/rules";
import { type CheckFacts, holdStanding, lapsesOn } from "#lib/couples/rules-screening";

/** A safety hold as the pages show it: with the day of the next look, and how many sessions apart that is. */
export type ShownHold = OpenHold & {
  standing: ReturnType<typeof holdStanding>;
  lookBy: string;
  everySessions: number | null;
  isMarker: boolean;
};

/** The holds with the day of their next look, and where they stand today. */
export function shownHolds(holds: readonly OpenHold[], checks: CheckFacts): ShownHold[] {
  return holds.map((hold) => ({
    ...hold,
    standing: holdStanding(hold, checks),
    lookBy: lapsesOn(hold.checkedOn),
    everySessions: SESSIONS_UNTIL_CHECK[hold.gate] ?? null,
    isMarker: hold.gate === MARKER,
  }));
}
