import { typedRange } from "#lib/measures/rules";
import type { Measure, Scale, ScaleScore, ShipClass } from "#lib/measures/types";

const USE: Readonly<Record<ShipClass, string>> = {
  G: "Scored here",
  T: "Totals only",
  N: "Not here",
  C: "Spoken, alone",
};

/** What can be done with a measure here, in a few words; `isOn` where what is unsure in it was compared. */
export function hereInWords({ shipClass, refusal }: Measure, isOn: boolean): string {
  return refusal === null && !isOn ? "Compare first" : USE[shipClass];
}

/** As `hereInWords`, and where it is to be compared also what that would open. */
export function hereInFull({ shipClass, refusal }: Measure, isOn: boolean): string {
  return refusal === null && !isOn ? `${USE[shipClass]}, once compared with its source` : USE[shipClass];
}

export const DIRECTION: Readonly<Record<Measure["direction"], string>> = {
  higher_is_better: "Higher is better",
  higher_is_worse: "Higher is worse",
  neither: "Neither way is better",
};

/** The range of the headline figure; empty where nothing is scored. */
export function rangeInWords({ scales }: Pick<Measure, "scales">): string {
  const [headline] = scales;
  return headline ? `${headline.min} to ${headline.max}` : "";
}

/** A figure as its scale shows it: whole where it can only be whole, else to two places. */
export function figure(value: number): string {
  return Number.isInteger(value) ? String(value) : (Math.floor(value * 100 + 0.5) / 100).toFixed(2);
}

/** One scale of a result: `Total: 45 of 81`. */
export function scaleInWords({ label, value, min, max, filled }: ScaleScore): string {
  if (value === null) return `${label}: not enough answers.`;
  const of = min === 0 ? `of ${max}` : `(${min} to ${max})`;
  const stand = filled === 0 ? "" : filled === 1 ? ", one answer filled in" : `, ${filled} answers filled in`;
  return `${label}: ${figure(value)} ${of}${stand}.`;
}

/** What is typed for a scale: a weighted domain is the plain sum of its answers, as the paper form adds them up. */
export function typedLabel({ label, items, factor }: Scale): string {
  return factor === undefined ? label : `${label}: sum of its ${items.length} answers`;
}

/** A part of a measure with the range that is typed, and by how much a weighted one counts. */
export function partInWords(scale: Scale): string {
  const { low, high } = typedRange(scale);
  if (scale.factor === undefined) return `${scale.label} ${scale.min} to ${scale.max}`;
  return `${scale.label}: sum ${low} to ${high}, counted ${scale.factor} times`;
}
