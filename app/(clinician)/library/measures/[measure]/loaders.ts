import { pageRead } from "#lib/auth/page-read";
import { requireActor, shellFacts } from "#lib/auth/require-actor";
import { openMeasure } from "#lib/measures/queries";
import { barOf } from "#lib/measures/reliable-change";
import { typedRange, typedScales } from "#lib/measures/rules";
import type { Measure } from "#lib/measures/types";
import { typedLabel } from "../_components/measure-words";

/** One line of the form to be scored; `name` is what it is called in a sentence. */
export type FormLine = { label: string; name: string; low: number; high: number };

/** The questions as the practice typed them, or by number; of a measure of totals, its totals or domain sums. */
function formLines(measure: Measure, words: readonly string[]): FormLine[] {
  if (measure.shipClass === "G") {
    return measure.ranges.map((range, index) => {
      const name = `Answer ${index + 1}`;
      return { label: words[index] ?? name, name, ...range };
    });
  }
  return typedScales(measure).map((scale) => ({
    label: typedLabel(scale),
    name: scale.label,
    ...typedRange(scale),
  }));
}

export async function loadMeasure(slug: string) {
  const actor = await requireActor("clinician");
  const { timeZone } = await shellFacts();
  const { measure, wording, isOn, check, facts } = await pageRead(() => openMeasure(actor, slug));
  return {
    measure,
    wording,
    check,
    timeZone,
    facts,
    isOn,
    lines: formLines(measure, wording.lines),
    bar: barOf(measure),
  };
}
