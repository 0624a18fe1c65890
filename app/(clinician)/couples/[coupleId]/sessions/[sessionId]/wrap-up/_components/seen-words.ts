import { dayAfter } from "#lib/couples/days";
import {
  LEFT_AFTER_DAYS,
  LONGEST_DELAY,
  MOST_TIMES,
  occasionsOf,
  type ReleaseChoice,
  releaseOf,
  releasesFor,
} from "#lib/homework/rules-release";
import { formatDate } from "../../../../../../../_ui/when";

/** The newest piece of homework of one partner that has not ended. */
export type LastPiece = {
  assignmentId: string;
  title: string;
  dueOn: string;
  waits: readonly { slot: string }[];
};
export type LastOf = { A: LastPiece | null; B: LastPiece | null };

const SLOTS = ["A", "B"] as const;
const days = (count: number) => (count === 1 ? "1 day" : `${count} days`);
const within = (value: number | undefined, least: number, most: number) =>
  value !== undefined && Number.isInteger(value) && value >= least && value <= most;

/** Whether the numbers the choice asks for can be sent as they are. */
function isWhole({ opens, afterDays, everyDays, times }: ReleaseChoice): boolean {
  if (opens === "after_days") return within(afterDays, 1, LONGEST_DELAY);
  if (opens === "every") return within(everyDays, 1, LONGEST_DELAY) && within(times, 2, MOST_TIMES);
  return true;
}

function afterLine(slot: string, piece: LastPiece, delay: number): string {
  const sent = delay === 0 ? `once ${piece.title} is sent` : `${days(delay)} after ${piece.title} is sent`;
  // What has not opened itself has no last day yet.
  if (piece.waits.some((one) => one.slot === slot))
    return `${sent}, or has ended, or was left open for two weeks`;
  return `${sent}, or has ended; on ${formatDate(dayAfter(piece.dueOn, LEFT_AFTER_DAYS + delay))} at the latest`;
}

/** From when each partner finds a piece, as it is chosen now, and the day it is done around. Empty while a number is missing. */
export function seenLines(
  choice: ReleaseChoice,
  { today, dueOn, isTogether, last }: { today: string; dueOn: string; isTogether: boolean; last: LastOf },
): { lines: string[]; dueOn: string } {
  if (!isWhole(choice)) return { lines: [], dueOn };
  const release = releaseOf(choice);
  if (release.kind === "now") return { lines: ["A and B find it at once."], dueOn };
  const times = occasionsOf(release, today, dueOn);
  if (release.kind === "every") {
    const others = times.flatMap(({ opensOn }) => opensOn ?? []);
    return {
      lines: [`A and B find it at once, and a new one on ${others.map(formatDate).join(", ")}.`],
      dueOn,
    };
  }
  if (last.A === null && last.B === null)
    return { lines: ["Nothing is given that it could come after."], dueOn };
  const pieces = SLOTS.flatMap((slot) => {
    const piece = last[slot];
    return piece ? [[slot, { taskId: piece.assignmentId, dueOn: piece.dueOn }] as const] : [];
  });
  // The very rule by which it is given.
  const given = releasesFor(
    release,
    { opensOn: null, dueOn },
    { partnerIds: SLOTS, isTogether, today, last: new Map(pieces) },
  );
  const byDay = (on: string | null) => (on === null || on <= today ? "at once" : `on ${formatDate(on)}`);
  if (isTogether) {
    const on = byDay(given.releases.get("A")?.opensOn ?? null);
    return {
      lines: [`A and B do it together, so both find it ${on}, whatever either has sent.`],
      dueOn: given.dueOn,
    };
  }
  const lines = SLOTS.map((slot) => {
    const piece = last[slot];
    if (piece) return afterLine(slot, piece, release.days);
    const on = byDay(given.releases.get(slot)?.opensOn ?? null);
    return on === "at once" ? "at once, since nothing comes before it" : on;
  });
  return {
    lines:
      lines[0] === lines[1]
        ? [`A and B each find it ${lines[0]}. What one sends opens nothing for the other.`]
        : SLOTS.map((slot, place) => `${slot} finds it ${lines[place]}.`),
    dueOn: given.dueOn,
  };
}
