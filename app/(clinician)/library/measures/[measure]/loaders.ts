import { pageRead } from "#lib/auth/page-read";
import { requireActor } from "#lib/auth/require-actor";
import { openMeasure } from "#lib/measures/queries";
import { typedRange, typedScales } from "#lib/measures/read-form";
import { barOf } from "#lib/measures/reliable-change";
import type { Measure } from "#lib/measures/types";

/** One line of the form to be scored. */
export type FormLine = { label: string; low: number; high: number };

/** The questions as the practice typed them, or by number; of a measure of totals, its totals. */
function formLines(measure: Measure, words: readonly string[]): FormLine[] {
  if (measure.shipClass === "G") {
    return measure.ranges.map((range, index) => ({ label: words[index] ?? `Answer ${index + 1}`, ...range }));
  }
  return typedScales(measure).map((scale) => ({ label: scale.label, ...typedRange(scale) }));
}

export async function loadMeasure(slug: string) {
  const actor = await requireActor("clinician");
  const { measure, wording } = await pageRead(() => openMeasure(actor, slug));
  return { measure, wording, lines: formLines(measure, wording.lines), bar: barOf(measure) };
}
