import { Temporal } from "temporal-polyfill";
import { type Random, seededRandom } from "#lib/demo/random";
import { quarterOf, releaseDay } from "#lib/release/calendar";
import { trendQuarters } from "#lib/release/trends";
import type { EpisodeOutcome, Quarter } from "#lib/release/types";

/** A finished episode of the generated cohort; days are ISO dates. */
export type CohortEpisode = EpisodeOutcome & {
  /** Place among the other clinicians. */
  readonly clinician: number;
  readonly startedOn: string;
  readonly closedOn: string;
  readonly milestoneQuarter: Quarter;
};

/**
 * What each of the eight quarters brought. The fourth finished too few for a release, so that its set waits
 * and goes out with the next one.
 */
type QuarterPlan = {
  readonly finished: number;
  readonly engaged: number;
  readonly better: number;
  /** Shares of dissonance and regulation; attachment is the rest. */
  readonly mechanisms: readonly [number, number];
};
const QUARTERS: readonly QuarterPlan[] = [
  { finished: 26, engaged: 0.54, better: 0.42, mechanisms: [0.27, 0.42] },
  { finished: 31, engaged: 0.55, better: 0.45, mechanisms: [0.26, 0.42] },
  { finished: 36, engaged: 0.58, better: 0.44, mechanisms: [0.28, 0.39] },
  { finished: 14, engaged: 0.57, better: 0.5, mechanisms: [0.29, 0.36] },
  { finished: 34, engaged: 0.62, better: 0.5, mechanisms: [0.26, 0.38] },
  { finished: 42, engaged: 0.64, better: 0.52, mechanisms: [0.26, 0.36] },
  { finished: 49, engaged: 0.67, better: 0.57, mechanisms: [0.24, 0.35] },
  { finished: 56, engaged: 0.7, better: 0.59, mechanisms: [0.23, 0.34] },
];
/** What a quarter after the last released one would bring in all. */
const UNDER_WAY: QuarterPlan = { finished: 45, engaged: 0.7, better: 0.6, mechanisms: [0.23, 0.33] };

const CLINICIANS = 9;
const MILESTONE_DAYS = 84;
/** Of ten episodes, this many close before their twelfth week. */
const EARLY_OF_TEN = 3;

/** Exactly a share of n as true, in a mixed order. */
function mixed(n: number, share: number, random: Random): boolean[] {
  const list = Array.from({ length: n }, (_, place) => place < Math.round(n * share));
  for (let i = n - 1; i > 0; i -= 1) {
    const j = random.below(i + 1);
    [list[i], list[j]] = [list[j] ?? false, list[i] ?? false];
  }
  return list;
}

function mechanismOf(shares: readonly [number, number], random: Random): EpisodeOutcome["mechanism"] {
  const at = random.next();
  if (at < shares[0]) return "dissonance";
  return at < shares[0] + shares[1] ? "regulation" : "attachment";
}

/** First and last day of a quarter; the release day is 14 days after its end. */
function daysOf(quarter: Quarter): { first: Temporal.PlainDate; last: Temporal.PlainDate } {
  const last = Temporal.PlainDate.from(releaseDay(quarter)).subtract({ days: 14 });
  return { first: last.add({ days: 1 }).subtract({ months: 3 }), last };
}

function episodesOf(
  quarter: Quarter,
  plan: QuarterPlan,
  n: number,
  until: Temporal.PlainDate,
  yesterday: Temporal.PlainDate,
): CohortEpisode[] {
  const random = seededRandom(`cohort ${quarter}`);
  const { first } = daysOf(quarter);
  const length = first.until(until).days + 1;
  const engaged = mixed(n, plan.engaged, random);
  const better = mixed(n, plan.better, random);
  return Array.from({ length: n }, (_, place) => {
    const milestone = first.add({ days: random.below(length) });
    const closesEarly = random.below(10) < EARLY_OF_TEN;
    const started = milestone.subtract({ days: closesEarly ? random.between(28, 80) : MILESTONE_DAYS });
    const goesOn = closesEarly ? 0 : random.between(0, 120);
    const left = Math.max(0, milestone.until(yesterday).days);
    const closed = milestone.add({ days: Math.min(goesOn, left) });
    return {
      clinician: random.below(CLINICIANS),
      startedOn: started.toString(),
      closedOn: closed.toString(),
      milestoneQuarter: quarter,
      engaged: engaged[place] ?? false,
      better: better[place] ?? false,
      mechanism: mechanismOf(plan.mechanisms, random),
    };
  });
}

/** The finished episodes of the eight quarters a trend shows and of what came after, oldest quarter first. */
export function cohortUntil(today: string): { quarters: readonly Quarter[]; episodes: CohortEpisode[] } {
  const yesterday = Temporal.PlainDate.from(today).subtract({ days: 1 });
  const quarters = trendQuarters(today);
  const episodes = quarters.flatMap((quarter, place) => {
    const plan = QUARTERS[place] ?? UNDER_WAY;
    return episodesOf(quarter, plan, plan.finished, daysOf(quarter).last, yesterday);
  });
  const lastReleased = quarters.at(-1);
  if (lastReleased === undefined) return { quarters, episodes };
  let first = daysOf(lastReleased).last.add({ days: 1 });
  while (Temporal.PlainDate.compare(first, yesterday) <= 0) {
    const quarter = quarterOf(first.toString());
    const { last } = daysOf(quarter);
    const until = Temporal.PlainDate.compare(last, yesterday) < 0 ? last : yesterday;
    const share = (first.until(until).days + 1) / (first.until(last).days + 1);
    const n = Math.round(UNDER_WAY.finished * share);
    episodes.push(...episodesOf(quarter, UNDER_WAY, n, until, yesterday));
    first = last.add({ days: 1 });
  }
  return { quarters, episodes };
}
