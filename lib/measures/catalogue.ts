import { closeness } from "#lib/measures/catalogue/closeness";
import { mood } from "#lib/measures/catalogue/mood";
import { notBuilt } from "#lib/measures/catalogue/not-built";
import { regulation } from "#lib/measures/catalogue/regulation";
import { satisfaction } from "#lib/measures/catalogue/satisfaction";
import { sexual } from "#lib/measures/catalogue/sexual";
import type { Measure } from "#lib/measures/types";

/** Every measure of the measures paper, section 1, in its order of subject. */
export const measures: readonly Measure[] = [
  ...satisfaction,
  ...closeness,
  ...regulation,
  ...sexual,
  ...mood,
  ...notBuilt,
];

/** One measure; null when there is none of this name. */
export function findMeasure(slug: string): Measure | null {
  return measures.find((measure) => measure.slug === slug) ?? null;
}
