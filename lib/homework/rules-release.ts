import { dayAfter } from "#lib/couples/days";
import type { RELEASES, Release } from "#lib/homework/types";
import type { Id } from "#lib/kernel/ids";

/** Longest wait between two pieces, in days. Source: sessions paper, section 4 (small, and looked back on each time). */
export const LONGEST_DELAY = 14;
/** A piece that comes again comes at most this often; more is a new decision. Source: as above. */
export const MOST_TIMES = 6;
/**
 * A piece that is neither sent nor ended counts as left this many days after its day, so that what follows it never
 * waits for ever. Source: sessions paper, section 4: low homework is no failure. `app.has_opened` has the same number.
 */
export const LEFT_AFTER_DAYS = 14;

/** What one partner's piece waits for. */
export type TaskRelease = { opensOn: string | null; follows: Id | null; followDays: number };

/** The same partner's piece before it, by days of the practice. */
export type PieceBefore = {
  sentOn: string | null;
  endedOn: string | null;
  dueOn: string;
  /** A gate or a partner keeps it back from both. */
  isKeptBack: boolean;
};

export type Waiting = {
  opensOn: string | null;
  followDays: number;
  /** Work of the two together goes by its day alone, so that what one of them sends opens it for nobody. */
  isTogether: boolean;
  before: PieceBefore | null;
};

/** The day the piece before counts as over; null while that is open. */
export function overOn({ sentOn, endedOn, dueOn, isKeptBack }: PieceBefore): string | null {
  const days = [sentOn, endedOn, isKeptBack ? null : dayAfter(dueOn, LEFT_AFTER_DAYS)];
  return days.filter((day) => day !== null).toSorted()[0] ?? null;
}

/**
 * Whether a piece is there on a day. Says the same as `app.has_opened`, which decides what a partner can read. It is asked of
 * one partner's own pieces alone; where the piece before is kept back and has not ended, this one is too.
 */
export function hasOpened({ opensOn, followDays, isTogether, before }: Waiting, today: string): boolean {
  if (opensOn !== null && opensOn > today) return false;
  if (before === null) return true;
  if (isTogether) return !before.isKeptBack || before.endedOn !== null;
  const over = overOn(before);
  return over !== null && dayAfter(over, followDays) <= today;
}

/** One time a piece is given: from which day, and around which day it is done. */
export type Occasion = { opensOn: string | null; dueOn: string };

/** The times a piece is given: once, or every so many days from now on. */
export function occasionsOf(release: Release, today: string, dueOn: string): Occasion[] {
  if (release.kind !== "every") return [{ opensOn: null, dueOn }];
  return Array.from({ length: release.times }, (_, time) => ({
    opensOn: time === 0 ? null : dayAfter(today, time * release.days),
    dueOn: dayAfter(dueOn, time * release.days),
  }));
}

/** The piece before, by partner. */
export type LastPieces = ReadonlyMap<Id, { taskId: Id; dueOn: string }>;

/**
 * What the piece of each partner waits for, on one occasion. Work the two do together opens for both on one day: the day
 * after the later of the days their pieces before are done around, and the delay. Whoever has no piece before waits for the
 * delay alone.
 */
export function releasesFor(
  release: Release,
  { opensOn }: Pick<Occasion, "opensOn">,
  {
    partnerIds,
    isTogether,
    today,
    last,
  }: { partnerIds: readonly Id[]; isTogether: boolean; today: string; last: LastPieces },
): ReadonlyMap<Id, TaskRelease> {
  if (release.kind !== "after")
    return new Map(partnerIds.map((id) => [id, { opensOn, follows: null, followDays: 0 }]));
  const pieces = partnerIds.flatMap((id) => last.get(id) ?? []);
  const latest = pieces
    .map(({ dueOn }) => dueOn)
    .toSorted()
    .at(-1);
  const shared = latest === undefined ? null : dayAfter(latest, 1 + release.days);
  return new Map(
    partnerIds.map((id) => {
      const before = last.get(id);
      const alone = before || release.days === 0 ? null : dayAfter(today, release.days);
      return [
        id,
        {
          opensOn: isTogether ? shared : alone,
          follows: before?.taskId ?? null,
          followDays: isTogether || !before ? 0 : release.days,
        },
      ];
    }),
  );
}

/** The choice as a form sends it. */
export type ReleaseChoice = {
  opens?: (typeof RELEASES)[number] | undefined;
  afterDays?: number | undefined;
  everyDays?: number | undefined;
  times?: number | undefined;
};

/** The rule a form's fields come to; now unless it says otherwise. */
export function releaseOf({
  opens = "now",
  afterDays = 1,
  everyDays = 7,
  times = 2,
}: ReleaseChoice): Release {
  if (opens === "every") return { kind: "every", days: everyDays, times };
  if (opens === "now") return { kind: "now" };
  return { kind: "after", days: opens === "after" ? 0 : afterDays };
}
