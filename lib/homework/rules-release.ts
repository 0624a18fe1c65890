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
  /** What it waits for itself; null where it was there at once. */
  waits: Waiting | null;
};

export type Waiting = {
  opensOn: string | null;
  followDays: number;
  /** Work of the two together goes by its day alone, so that what one of them sends opens it for nobody. */
  isTogether: boolean;
  before: PieceBefore | null;
};

const AT_ONCE = "";
const latestOf = (days: readonly string[]) => days.toSorted().at(-1) ?? AT_ONCE;

/** The day the piece before counts as over; null while nothing ends it. It is left only once it could be found. */
export function overOn({ sentOn, endedOn, dueOn, isKeptBack, waits }: PieceBefore): string | null {
  const there = waits ? opensFrom(waits) : AT_ONCE;
  const left = isKeptBack || there === null ? null : dayAfter(latestOf([dueOn, there]), LEFT_AFTER_DAYS);
  return [sentOn, endedOn, left].filter((day) => day !== null).toSorted()[0] ?? null;
}

/** The day from which a piece is there, empty for one that waits for nothing; null while nothing opens it. */
export function opensFrom({ opensOn, followDays, isTogether, before }: Waiting): string | null {
  if (isTogether || before === null) return opensOn ?? AT_ONCE;
  const over = overOn(before);
  return over === null ? null : latestOf([opensOn ?? AT_ONCE, dayAfter(over, followDays)]);
}

/**
 * Whether a piece is there on a day. Says the same as `app.has_opened`, which decides what a partner can read. It is asked of
 * one partner's own pieces alone; where the piece before is kept back and has not ended, this one is too.
 */
export function hasOpened(waiting: Waiting, today: string): boolean {
  const from = opensFrom(waiting);
  return from !== null && from <= today;
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

/** Two at once are homework; what comes again is counted by the week. Source: sessions paper, section 4. */
const WEEK = 7;

/**
 * How many times of one piece there are to do at once, at most. Each counts from its opening until its day, and for a week
 * at least.
 */
export function mostAtOnce(release: Release, today: string, dueOn: string): number {
  if (release.kind !== "every") return 1;
  const times = occasionsOf(release, today, dueOn).map((one) => {
    const from = one.opensOn ?? today;
    return { from, until: latestOf([one.dueOn, dayAfter(from, WEEK)]) };
  });
  const onDay = (day: string) => times.filter(({ from, until }) => from <= day && day < until).length;
  return Math.max(...times.map(({ from }) => onDay(from)));
}

/** The piece before, by partner. */
export type LastPieces = ReadonlyMap<Id, { taskId: Id; dueOn: string }>;

/**
 * What the piece of each partner waits for, on one occasion. Work the two do together opens for both on one day: the day
 * after the later of the days their pieces before are done around, and the delay; it follows nothing else. Whoever has no
 * piece before waits for the delay alone. It is done around a day that lies after all of these.
 */
export function releasesFor(
  release: Release,
  occasion: Occasion,
  {
    partnerIds,
    isTogether,
    today,
    last,
  }: { partnerIds: readonly Id[]; isTogether: boolean; today: string; last: LastPieces },
): { releases: ReadonlyMap<Id, TaskRelease>; dueOn: string } {
  const { opensOn } = occasion;
  if (release.kind !== "after")
    return {
      releases: new Map(partnerIds.map((id) => [id, { opensOn, follows: null, followDays: 0 }])),
      dueOn: latestOf([occasion.dueOn, opensOn ?? AT_ONCE]),
    };
  const pieces = partnerIds.flatMap((id) => last.get(id) ?? []);
  const next = latestOf(pieces.map(({ dueOn }) => dayAfter(dueOn, 1 + release.days)));
  const alone = release.days === 0 ? null : dayAfter(today, release.days);
  const releaseOne = (id: Id): TaskRelease => {
    const before = last.get(id);
    if (isTogether) return { opensOn: next === AT_ONCE ? alone : next, follows: null, followDays: 0 };
    return before
      ? { opensOn: null, follows: before.taskId, followDays: release.days }
      : { opensOn: alone, follows: null, followDays: 0 };
  };
  const releases = new Map(partnerIds.map((id) => [id, releaseOne(id)]));
  const days = [...releases.values()].flatMap((one) => one.opensOn ?? []);
  return { releases, dueOn: latestOf([occasion.dueOn, next, ...days]) };
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

/** Which numbers a choice asks for. */
export const NUMBERS_OF = {
  now: [],
  after: [],
  after_days: ["afterDays"],
  every: ["everyDays", "times"],
} as const satisfies Record<(typeof RELEASES)[number], readonly (keyof ReleaseChoice)[]>;

/** Which whole numbers each of them may be. */
export const RELEASE_NUMBERS = {
  afterDays: { least: 1, most: LONGEST_DELAY },
  everyDays: { least: 1, most: LONGEST_DELAY },
  times: { least: 2, most: MOST_TIMES },
} as const;
export type ReleaseNumber = keyof typeof RELEASE_NUMBERS;

/** What is said beside one that is empty, no whole number or out of bounds. */
export function askNumber(name: ReleaseNumber): string {
  const { least, most } = RELEASE_NUMBERS[name];
  return `Write a whole number from ${least} to ${most}.`;
}

/** Whether a number can be sent as it is. */
export function isReleaseNumber(name: ReleaseNumber, value: number): boolean {
  const { least, most } = RELEASE_NUMBERS[name];
  return Number.isInteger(value) && value >= least && value <= most;
}

/** The numbers that a choice asks for and that were left empty. */
export function missingNumbers(choice: ReleaseChoice): ("afterDays" | "everyDays" | "times")[] {
  return NUMBERS_OF[choice.opens ?? "now"].filter((name) => choice[name] === undefined);
}
