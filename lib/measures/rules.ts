import type { Measure, Scale } from "#lib/measures/types";

/** What a clinician types for a measure of totals: its domains where it is weighted, else each total. */
export function typedScales(measure: Measure): readonly Scale[] {
  const domains = measure.scales.filter((scale) => scale.factor !== undefined);
  return domains.length > 0 ? domains : measure.scales;
}

/** The least and most a clinician can type for a scale: the raw sum of a weighted domain, else its range. */
export function typedRange({ min, max, factor = 1 }: Scale): { low: number; high: number } {
  return { low: Math.round(min / factor), high: Math.round(max / factor) };
}
