import { dayAfter } from "#lib/couples/days";
import {
  LEFT_AFTER_DAYS,
  LONGEST_DELAY,
  MOST_TIMES,
  occasionsOf,
  type ReleaseChoice,
  releaseOf,
} from "#lib/homework/rules-release";
import { formatDate } from "../../../../../../../_ui/when";

/** The newest piece of homework of one partner that has not ended. */
export type LastPiece = { title: string; dueOn: string };
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

function afterLine(piece: LastPiece | null, delay: number, today: string): string {
  if (piece === null)
    return delay === 0
      ? "at once, since nothing comes before it"
      : `on ${formatDate(dayAfter(today, delay))}`;
  const atLast = formatDate(dayAfter(piece.dueOn, LEFT_AFTER_DAYS + delay));
  const sent = delay === 0 ? `once ${piece.title} is sent` : `${days(delay)} after ${piece.title} is sent`;
  return `${sent}, or has ended; on ${atLast} at the latest`;
}

/** From when each partner finds a piece, as it is chosen now. Empty while a number is missing. */
export function seenLines(
  choice: ReleaseChoice,
  { today, dueOn, isTogether, last }: { today: string; dueOn: string; isTogether: boolean; last: LastOf },
): string[] {
  if (!isWhole(choice)) return [];
  const release = releaseOf(choice);
  if (release.kind === "now") return ["A and B find it at once."];
  if (release.kind === "every") {
    const others = occasionsOf(release, today, dueOn).flatMap(({ opensOn }) => opensOn ?? []);
    return [`A and B find it at once, and a new one on ${others.map(formatDate).join(", ")}.`];
  }
  if (last.A === null && last.B === null) return ["Nothing is given that it could come after."];
  if (isTogether) {
    const latest =
      SLOTS.flatMap((slot) => last[slot]?.dueOn ?? [])
        .toSorted()
        .at(-1) ?? today;
    const on = formatDate(dayAfter(latest, 1 + release.days));
    return [`A and B do it together, so both find it on ${on}, whatever either has sent.`];
  }
  const lines = SLOTS.map((slot) => afterLine(last[slot], release.days, today));
  if (lines[0] === lines[1])
    return [`A and B each find it ${lines[0]}. What one sends opens nothing for the other.`];
  return SLOTS.map((slot, place) => `${slot} finds it ${lines[place]}.`);
}
