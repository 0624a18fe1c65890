import type { Measure, ScaleScore, ShipClass } from "#lib/measures/types";

/** What can be done with a measure here, in a few words. */
export const USE: Readonly<Record<ShipClass, string>> = {
  G: "Scored here",
  T: "Totals only",
  N: "Not here",
  C: "Spoken, alone",
};

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
