import type { AnswerRange, Measure, Scale } from "#lib/measures/types";

/** The numbers from one to another, both included. */
export function through(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** The same range for so many answers. */
export function alike(count: number, low: number, high: number): AnswerRange[] {
  return Array.from({ length: count }, () => ({ low, high }));
}

/** A plain sum of answers that all have one range. */
export function sumOf(
  name: string,
  label: string,
  items: readonly number[],
  { low, high }: AnswerRange,
  reversed: readonly number[] = [],
): Scale {
  return {
    name,
    label,
    items,
    reversed,
    combine: "sum",
    min: items.length * low,
    max: items.length * high,
  };
}

type Given = Pick<
  Measure,
  "slug" | "name" | "asks" | "source" | "shipClass" | "itemCount" | "direction" | "licence"
> &
  Partial<Measure>;

/** A measure with everything that most of them leave out. */
export function measure(given: Given): Measure {
  return {
    ranges: [],
    scales: [],
    needsAll: false,
    neverFilled: [],
    sameDayItem: null,
    cutOff: null,
    bands: [],
    reliability: null,
    publishedChange: null,
    refusal: null,
    unsure: [],
    ...given,
  };
}
