import { invalid, notFound } from "#lib/kernel/errors";
import { findMeasure } from "#lib/measures/catalogue";
import { changeOf } from "#lib/measures/reliable-change";
import { typedRange, typedScales } from "#lib/measures/rules";
import type { ScoreFormInput } from "#lib/measures/schema";
import { answerFaults, readingOf, scoreMeasure, weightedTotal } from "#lib/measures/score-measure";
import type { Measure, MeasureChange, MeasureScore, Scale } from "#lib/measures/types";

/** What a filled-in form says, and how it compares with an earlier total. */
export type FormReading = { measure: Measure; score: MeasureScore; change: MeasureChange | null };

/** A typed number; null for none, NaN for words. */
function asNumber(typed: string): number | null {
  const text = typed.trim();
  if (text === "") return null;
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
}

/** Answers are whole numbers, and so are their sums; only a mean has decimals. */
function rangeSentence({ combine }: Pick<Scale, "combine">, low: number, high: number): string {
  return combine === "mean"
    ? `Write a number from ${low} to ${high}.`
    : `Write a whole number from ${low} to ${high}.`;
}

function readTotals(measure: Measure, typed: readonly (number | null)[]): MeasureScore {
  const asked = typedScales(measure);
  const faults: Record<string, string[]> = {};
  asked.forEach((scale, index) => {
    const { low, high } = typedRange(scale);
    const value = typed[index] ?? null;
    if (value === null) return;
    const isWhole = Number.isInteger(value) || scale.combine === "mean";
    if (!(isWhole && value >= low && value <= high)) {
      faults[`answers.${index}`] = [rangeSentence(scale, low, high)];
    }
  });
  if (Object.keys(faults).length > 0) throw invalid(faults);
  const scales = asked.map(({ name, label, min, max, factor = 1 }, index) => {
    const value = typed[index] ?? null;
    return { name, label, min, max, filled: 0, value: value === null ? null : value * factor };
  });
  const [headline] = measure.scales;
  if (!headline || asked[0] === headline) {
    return { scales, ...readingOf(measure, scales[0]?.value ?? null), sameDayCheck: false };
  }
  const sums = Object.fromEntries(
    asked.flatMap(({ name }, index) => {
      const value = typed[index] ?? null;
      return value === null ? [] : [[name, value] as const];
    }),
  );
  const value = weightedTotal(measure, sums);
  const { name, label, min, max } = headline;
  return {
    scales: [{ name, label, min, max, filled: 0, value }, ...scales],
    ...readingOf(measure, value),
    sameDayCheck: false,
  };
}

/**
 * Reads a paper form as it was typed: answers where the measure is scored here, totals where only they may be typed.
 * Keeps nothing. Throws "invalid_input" beside each wrong number, "not_found" for a measure that is none and
 * "invalid_input" with the reason for one that may not be used here. Source: measures paper, section 1.
 */
export function readForm(input: ScoreFormInput): FormReading {
  const measure = findMeasure(input.measureSlug);
  if (!measure) throw notFound();
  if (measure.refusal !== null) throw invalid({}, measure.refusal);
  const typed = input.answers.map(asNumber);
  const earlier = asNumber(input.earlier);
  if (measure.shipClass === "G") {
    const faults = answerFaults(measure, typed);
    // Words instead of an answer are a fault there already: they are no whole number.
    if (faults.size > 0) {
      throw invalid(
        Object.fromEntries([...faults].map(([item, text]) => [`answers.${Math.max(0, item - 1)}`, [text]])),
      );
    }
  }
  const score = measure.shipClass === "G" ? scoreMeasure(measure, typed) : readTotals(measure, typed);
  const [headline] = score.scales;
  if (Number.isNaN(earlier)) throw invalid({ earlier: ["Write a number."] });
  if (earlier !== null && headline && !(earlier >= headline.min && earlier <= headline.max)) {
    throw invalid({ earlier: [`Write a number from ${headline.min} to ${headline.max}.`] });
  }
  const now = headline?.value ?? null;
  return {
    measure,
    score,
    change: earlier === null || now === null ? null : changeOf(measure, earlier, now),
  };
}
