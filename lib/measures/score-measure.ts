import { isConcern } from "#lib/measures/reliable-change";
import type { Measure, MeasureScore, Scale, ScaleScore } from "#lib/measures/types";

/** Answers by number from 1, in order; null where one was left out. */
export type MeasureAnswers = readonly (number | null)[];

/** Of the answers of a scale that must be there before its missing ones are filled in. */
const LEAST_ANSWERED = 0.8;

/** A figure at so many decimals, halves up, as the paper's examples are rounded. */
export function roundHalfUp(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.floor(value * scale + 0.5 + 1e-9) / scale;
}

/**
 * What is wrong with each answer, by its number from 1: not a whole number or out of its range. A missing answer is
 * nothing wrong; too many answers are named under number 0.
 */
export function answerFaults(measure: Measure, answers: MeasureAnswers): Map<number, string> {
  const faults = new Map<number, string>();
  if (answers.length > measure.itemCount) faults.set(0, `This measure has ${measure.itemCount} answers.`);
  measure.ranges.forEach(({ low, high }, index) => {
    const answer = answers[index] ?? null;
    if (answer !== null && !(Number.isInteger(answer) && answer >= low && answer <= high)) {
      faults.set(index + 1, `Write a whole number from ${low} to ${high}.`);
    }
  });
  return faults;
}

function scored(measure: Measure, scale: Scale, item: number, answers: MeasureAnswers): number | null {
  const answer = answers[item - 1] ?? null;
  const range = measure.ranges[item - 1];
  if (answer === null || !range) return null;
  return scale.reversed.includes(item) ? range.low + range.high - answer : answer;
}

/** Whether so few answers of a scale are missing, and none that may not be, that it can be filled in. */
function canFill(measure: Measure, scale: Scale, answers: MeasureAnswers): boolean {
  const missing = scale.items.filter((item) => (answers[item - 1] ?? null) === null);
  if (missing.length === 0) return true;
  if (measure.needsAll || missing.some((item) => measure.neverFilled.includes(item))) return false;
  return scale.items.length - missing.length >= LEAST_ANSWERED * scale.items.length;
}

/** The subscales of a total: the scales whose answers are some of its own. */
function partsOf(measure: Measure, { items }: Scale): Scale[] {
  return measure.scales.filter(
    (part) => part.items.length < items.length && part.items.every((item) => items.includes(item)),
  );
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The mean of what was answered in the smallest of these scales that has an answer. */
function standIn(measure: Measure, scales: readonly Scale[], item: number, answers: MeasureAnswers): number {
  const [smallest] = scales
    .filter(({ items }) => items.includes(item))
    .sort((one, other) => one.items.length - other.items.length);
  const given = (smallest?.items ?? []).map((one) =>
    smallest ? scored(measure, smallest, one, answers) : null,
  );
  return meanOf(given.filter((value) => value !== null));
}

function scoreScale(measure: Measure, scale: Scale, answers: MeasureAnswers): ScaleScore {
  const { name, label, min, max, items } = scale;
  const none = { name, label, value: null, min, max, filled: 0 };
  const scales = [scale, ...partsOf(measure, scale)];
  // How much may be missing is said of a subscale: a total has no more than its subscales have.
  if (!scales.every((one) => canFill(measure, one, answers))) return none;
  const values = items.map(
    (item) => scored(measure, scale, item, answers) ?? standIn(measure, scales, item, answers),
  );
  const mean = meanOf(values);
  const value = scale.combine === "mean" ? mean : mean * items.length * (scale.factor ?? 1);
  const filled = items.filter((item) => (answers[item - 1] ?? null) === null).length;
  return { ...none, value, filled };
}

/** A weighted total: the domain sums times their factors, by name of the domain. Null while one is missing. */
export function weightedTotal(measure: Measure, domainSums: Readonly<Record<string, number>>): number | null {
  const domains = measure.scales.filter((scale) => scale.factor !== undefined);
  const parts = domains.map(({ name, factor }) => {
    const sum = domainSums[name];
    return sum === undefined || factor === undefined ? null : sum * factor;
  });
  if (parts.length === 0 || parts.some((part) => part === null)) return null;
  return parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
}

/** The band a figure has reached: that of the highest lower end it is not below. Null below all of them. */
function bandOf({ bands }: Measure, value: number): string | null {
  const reached = bands.filter(({ from }) => value >= from).sort((one, other) => other.from - one.from);
  return reached[0]?.label ?? null;
}

/** What a headline figure says by itself: its side of the cut-off and its band. */
export function readingOf(measure: Measure, value: number | null): Pick<MeasureScore, "concern" | "band"> {
  if (value === null) return { concern: null, band: null };
  return {
    concern: measure.cutOff ? isConcern(value, measure.cutOff) : null,
    band: bandOf(measure, value),
  };
}

/**
 * A measure scored from answers. Missing answers follow the paper: all are needed in short scales, else four fifths
 * of each subscale, whose own mean stands in for them. Throws RangeError for an answer out of its range: check with `answerFaults` first.
 * Source: measures paper, section 1.
 */
export function scoreMeasure(measure: Measure, answers: MeasureAnswers): MeasureScore {
  const [fault] = answerFaults(measure, answers).values();
  if (fault !== undefined) throw new RangeError(fault);
  const scales = measure.scales.map((scale) => scoreScale(measure, scale, answers));
  const watched = measure.sameDayItem === null ? null : (answers[measure.sameDayItem - 1] ?? null);
  return {
    scales,
    ...readingOf(measure, scales[0]?.value ?? null),
    sameDayCheck: watched !== null && watched > 0,
  };
}
