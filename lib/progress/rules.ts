import { dayAfter } from "#lib/couples/days";
import { isTenseTwice } from "#lib/couples/rules-tension";
import {
  type Alert,
  CHECK_IN_ITEMS,
  type ChangeLabel,
  type CheckInAnswers,
  type CheckInPoint,
  type CoupleSummary,
  type OtherMeasures,
  type Progress,
} from "#lib/progress/types";

/** Smallest reliable change between two single weeks. Provisional. Source: measures paper, section 3. */
export const BAR_ONE_WEEK = 22.31;
/** Smallest reliable change between two two-week means. Provisional. Source: measures paper, section 3. */
export const BAR_TWO_WEEK = 15.78;
/** Half width of the expected range, one standard error of a single week. Source: measures paper, section 3. */
export const BAND = 8.05;
/** The "free enough" line: our guess, and shown as one. Source: measures paper, section 3. */
export const FREE_ENOUGH = 60;
/** Check-ins planned after the baseline, unless the clinician plans otherwise. */
export const PLANNED_CHECK_INS = 12;
/** Gap between two partners from which they are "living different weeks". */
export const DIFFERENT_WEEKS_GAP = 25;

const HIGHEST_TARGET = 90;
const NO_LINE_FROM = 75;
const FIRST_LOOK = 4;
const LOW_MOOD_BAR = 6;
/** So many different exercises that upset one partner are an alert. Source: measures paper, section 5. */
const UPSET_EXERCISES = 2;
/** How far back they are looked for, in days; the paper names no window, this is ours. */
export const UPSET_DAYS = 28;

function isAnswer(value: number | null): value is number {
  return value !== null && Number.isInteger(value) && value >= 0 && value <= 10;
}

/** The scored items as a sum and a count, or null where the rules give no score. */
function scoredItems(answers: CheckInAnswers): { sum: number; count: number } | null {
  let sum = 0;
  let count = 0;
  for (const item of CHECK_IN_ITEMS) {
    const value = answers[item.key];
    if (item.key === "q2" && answers.q2NotApplicable) {
      if (answers.q1 !== 0 || value !== null) return null;
      continue;
    }
    if (!isAnswer(value)) return null;
    sum += item.reverse ? 10 - value : value;
    count += 1;
  }
  return { sum, count };
}

/**
 * Loop freedom of one check-in: 0 to 100, one decimal, rounded half up; higher is freer. Null when anything
 * is missing; only q2 may be not applicable, and only when q1 is 0. Source: measures paper, section 3.
 */
export function loopFreedomScore(answers: CheckInAnswers): number | null {
  const items = scoredItems(answers);
  if (items === null) return null;
  return Math.floor((200 * items.sum + items.count) / (2 * items.count)) / 10;
}

/** The unrounded score behind a stored one, so that two roundings do not add up; the stored one where they differ. */
function unrounded(point: CheckInPoint): number | null {
  if (point.score === null) return null;
  const items = scoredItems(point.answers);
  if (items === null || loopFreedomScore(point.answers) !== point.score) return point.score;
  return (10 * items.sum) / items.count;
}

/** Half up at two decimals; the small term undoes binary noise such as 1.005 stored as 1.00499. */
function twoDecimals(value: number): number {
  return Math.floor(value * 100 + 0.5 + 1e-7) / 100;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Mean of the first two scores; null until there are two. */
export function baselineOf(scores: readonly number[]): number | null {
  return scores.length < 2 ? null : mean(scores.slice(0, 2));
}

/** Mean of the last two scores after the two baseline ones; null until there are two of those. */
export function currentOf(scores: readonly number[]): number | null {
  return scores.length < 4 ? null : mean(scores.slice(-2));
}

/** Change between two two-week means, two decimals, half up; this is the number the bars are held against. */
export function changeBetween(baseline: number, current: number): number {
  return twoDecimals(current - baseline);
}

/**
 * Recovered: reliable improvement that also crosses "free enough"; improved: reliable only; worse: reliable
 * decline; else unchanged. Source: measures paper, sections 2 and 3.
 */
export function changeLabel(baseline: number, current: number): ChangeLabel {
  const change = changeBetween(baseline, current);
  if (change <= -BAR_TWO_WEEK) return "worse";
  if (change < BAR_TWO_WEEK) return "unchanged";
  return crosses(baseline, current) ? "recovered" : "improved";
}

function crosses(baseline: number, current: number): boolean {
  return twoDecimals(baseline) < FREE_ENOUGH && twoDecimals(current) >= FREE_ENOUGH;
}

/** Where the expected line ends. Source: measures paper, section 3. */
export function expectedTarget(baseline: number): number {
  return Math.min(HIGHEST_TARGET, Math.max(baseline + BAR_TWO_WEEK, FREE_ENOUGH));
}

/**
 * The expected score after `s` check-ins since the baseline, for `planned` check-ins in all; flat after the last
 * planned one. Null where no line is drawn: the partner starts high. Source: measures paper, section 3.
 */
export function expectedLine(
  baseline: number,
  planned: number = PLANNED_CHECK_INS,
): ((s: number) => number) | null {
  if (baseline >= NO_LINE_FROM) return null;
  const last = Math.max(1, planned);
  const rise = expectedTarget(baseline) - baseline;
  return (s) => baseline + (rise * Math.log(1 + Math.min(s, last))) / Math.log(1 + last);
}

/** True when a talk about the course is worth it: from the fourth check-in on, below the expected range. */
export function isNotOnTrack(
  baseline: number,
  current: number,
  since: number,
  planned: number = PLANNED_CHECK_INS,
): boolean {
  const expected = expectedLine(baseline, planned);
  return expected !== null && since >= FIRST_LOOK && current < expected(since) - BAND;
}

/**
 * Deterioration alerts of one partner. The one-week fall and the tension rule look at the last two check-ins that
 * have the answer; a missed week between them does not clear the alert. Source: measures paper, sections 3 and 5.
 */
export function deteriorationAlerts(facts: {
  readonly baseline: number | null;
  readonly current: number | null;
  /** Single-week scores, oldest first. */
  readonly scores: readonly number[];
  /** Answers to q6, oldest first, null where there is none. */
  readonly tension: readonly (number | null)[];
  readonly other?: OtherMeasures;
}): readonly Alert[] {
  const { baseline, current, scores, other = {} } = facts;
  const alerts: Alert[] = [];
  if (baseline !== null && current !== null && changeBetween(baseline, current) <= -BAR_TWO_WEEK) {
    alerts.push({ level: "red", reason: "below_start" });
  }
  if (other.satisfactionWorse === true) alerts.push({ level: "red", reason: "worse_on_measure" });
  const [before, latest] = scores.slice(-2);
  if (before !== undefined && latest !== undefined && changeBetween(before, latest) <= -BAR_ONE_WEEK) {
    alerts.push({ level: "amber", reason: "one_week_fall" });
  }
  if (isTenseTwice(facts.tension)) alerts.push({ level: "amber", reason: "tense_two_weeks" });
  if ((other.lowMoodRise ?? 0) >= LOW_MOOD_BAR) alerts.push({ level: "amber", reason: "low_mood_up" });
  if ((other.upsetExercises ?? 0) >= UPSET_EXERCISES) alerts.push({ level: "amber", reason: "upset_twice" });
  return alerts;
}

/** Two-week means of the single answers the quiet-but-worse rule reads. */
export type ItemMeans = {
  readonly q1: number;
  readonly q3: number;
  readonly q4: number;
  readonly q6: number;
};

/**
 * True when seeking went down while closeness, saying needs or tension got worse: pushed down, not resolved, so
 * the drop earns no praise. Source: measures paper, section 3.
 */
export function isQuietButWorse(start: ItemMeans, now: ItemMeans): boolean {
  const seekingDown = start.q1 - now.q1 >= 3;
  const restWorse = start.q3 - now.q3 >= 2 || start.q4 - now.q4 >= 2 || now.q6 - start.q6 >= 2;
  return seekingDown && restWorse;
}

function itemMeans(points: readonly CheckInPoint[]): ItemMeans | null {
  const of = (key: keyof ItemMeans): number | null => {
    const values = points.map((point) => point.answers[key]).filter(isAnswer);
    return values.length === points.length ? mean(values) : null;
  };
  const [q1, q3, q4, q6] = [of("q1"), of("q3"), of("q4"), of("q6")];
  return q1 === null || q3 === null || q4 === null || q6 === null ? null : { q1, q3, q4, q6 };
}

/** E(0) at the second baseline week, E(s) at each later scored week, then one a week up to the planned number. */
function expectedPoints(
  scored: readonly CheckInPoint[],
  lastWeek: string,
  expected: (s: number) => number,
  planned: number,
): Progress["expected"] {
  const drawn = scored.slice(1).map((point, s) => ({ week: point.week, value: expected(s) }));
  for (let s = drawn.length; s <= planned; s += 1) {
    drawn.push({ week: dayAfter(lastWeek, 7 * (s - scored.length + 2)), value: expected(s) });
  }
  return drawn;
}

/**
 * One partner's course from all check-ins, in any order. Check-ins without a score stay visible as gaps and count
 * for nothing else. `planned` is the number of check-ins after the baseline. Source: measures paper, section 3.
 */
export function progressOf(
  points: readonly CheckInPoint[],
  options: { readonly planned?: number; readonly other?: OtherMeasures } = {},
): Progress {
  const { planned = PLANNED_CHECK_INS, other = {} } = options;
  const weeks = [...points].sort((a, b) => (a.week < b.week ? -1 : a.week > b.week ? 1 : 0));
  const scored = weeks.filter((point) => point.score !== null);
  const scores = scored.map(unrounded).filter((score) => score !== null);
  const baseline = baselineOf(scores);
  const current = currentOf(scores);
  const since = Math.max(0, scores.length - 2);
  const line = baseline === null ? null : expectedLine(baseline, planned);
  const lastWeek = weeks.at(-1)?.week;
  const both = baseline !== null && current !== null;
  const label = both ? changeLabel(baseline, current) : null;
  const start = both ? itemMeans(scored.slice(0, 2)) : null;
  const now = both ? itemMeans(scored.slice(-2)) : null;
  const alerts = deteriorationAlerts({
    baseline,
    current,
    scores,
    tension: weeks.map((point) => point.answers.q6),
    other,
  });
  return {
    points: weeks.map(({ week, score }) => ({ week, score })),
    scored: scores.length,
    since,
    baseline: baseline === null ? null : twoDecimals(baseline),
    current: current === null ? null : twoDecimals(current),
    change: both ? changeBetween(baseline, current) : null,
    expected: line && lastWeek !== undefined ? expectedPoints(scored, lastWeek, line, planned) : [],
    label,
    crossedWithinNoise: both && label === "unchanged" && crosses(baseline, current),
    notOnTrack: both && isNotOnTrack(baseline, current, since, planned),
    alerts,
    alert: alerts.some(({ level }) => level === "red") ? "red" : alerts.length > 0 ? "amber" : null,
    quietButWorse: start !== null && now !== null && isQuietButWorse(start, now),
  };
}

type OnePartner = Pick<Progress, "label" | "current" | "notOnTrack">;

/**
 * The couple in words. Any partner who is worse decides it, whatever the other does; the two are never averaged.
 * Source: measures paper, section 3.
 */
export function coupleSummary(a: OnePartner, b: OnePartner): CoupleSummary {
  const labels = [a.label, b.label];
  const freer = labels.filter((label) => label === "improved" || label === "recovered").length;
  const known = labels.every((label) => label !== null);
  const byCount = freer === 2 ? "both freer" : freer === 1 ? "one freer" : "holding";
  const gap = a.current === null || b.current === null ? 0 : Math.abs(changeBetween(a.current, b.current));
  return {
    state: labels.includes("worse") ? "look closer" : known ? byCount : null,
    livingDifferentWeeks: gap >= DIFFERENT_WEEKS_GAP,
    notOnTrack: a.notOnTrack || b.notOnTrack,
  };
}
