import type { CutOff, Measure, MeasureChange, Reliability } from "#lib/measures/types";

const Z = 1.96;

/** Standard error of one score. Source: Jacobson & Truax 1991; measures paper, section 2. */
export function standardError({ sd, r }: Pick<Reliability, "sd" | "r">): number {
  return sd * Math.sqrt(1 - r);
}

/** Standard error of a difference between the means of `occasions` scores at each end. */
export function differenceError(reliability: Pick<Reliability, "sd" | "r">, occasions = 1): number {
  return standardError(reliability) * Math.sqrt(2 / occasions);
}

/** The smallest change that is more than noise, in points of the scale. */
export function changeBar(reliability: Pick<Reliability, "sd" | "r">, occasions = 1): number {
  return Z * differenceError(reliability, occasions);
}

/** The reliable change index: a change in units of its own error; more than 1.96 either way is reliable. */
export function changeIndex(
  before: number,
  after: number,
  reliability: Pick<Reliability, "sd" | "r">,
): number {
  return (after - before) / differenceError(reliability);
}

/** The point between a distressed group (mean, sd) and one that is not, by Jacobson and Truax's c. */
export function cutOffBetween(
  distressed: { mean: number; sd: number },
  other: { mean: number; sd: number },
): number {
  return (other.sd * distressed.mean + distressed.sd * other.mean) / (other.sd + distressed.sd);
}

/** Whether a score stands on the side of the cut-off that asks for a look. */
export function isConcern(value: number, { value: line, concernIs }: CutOff): boolean {
  if (concernIs === "below") return value < line;
  return concernIs === "at_or_below" ? value <= line : value >= line;
}

/** The bar of a measure: the published one, else worked out; null where neither is known. */
export function barOf(measure: Pick<Measure, "publishedChange" | "reliability">): number | null {
  if (measure.publishedChange) return measure.publishedChange.value;
  return measure.reliability ? changeBar(measure.reliability) : null;
}

/**
 * The change between two scores of one person on one measure; null where the measure has no bar or no better side.
 * Source: measures paper, section 2.
 */
export function changeOf(
  measure: Pick<Measure, "publishedChange" | "reliability" | "cutOff" | "direction">,
  before: number,
  after: number,
): MeasureChange | null {
  const bar = barOf(measure);
  if (bar === null || measure.direction === "neither") return null;
  const better = measure.direction === "higher_is_better" ? after - before : before - after;
  // A published bar is itself a reliable change; one worked out has to be passed.
  const reliable = measure.publishedChange ? Math.abs(better) >= bar : Math.abs(better) > bar;
  const crossed =
    measure.cutOff !== null && isConcern(before, measure.cutOff) && !isConcern(after, measure.cutOff);
  if (!reliable) return { label: "unchanged", crossedWithinNoise: crossed };
  if (better < 0) return { label: "worse", crossedWithinNoise: false };
  return { label: crossed ? "recovered" : "improved", crossedWithinNoise: false };
}
