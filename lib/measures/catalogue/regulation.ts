import { alike, measure, sumOf, through } from "#lib/measures/catalogue/parts";
import type { Measure } from "#lib/measures/types";

const RANGE = { low: 1, high: 5 };
const LICENCE = "The authors allow research and clinical use free of charge; check before you rely on it.";
const KEYS = "Which answers belong to which subscale, and which are reversed";

const DERS_REVERSED = [1, 2, 6, 7, 8, 10, 17, 20, 22, 24, 34];
const ders = (name: string, label: string, items: number[]) =>
  sumOf(
    name,
    label,
    items,
    RANGE,
    items.filter((item) => DERS_REVERSED.includes(item)),
  );

/** Difficulties in emotion regulation. Source: measures paper, section 1. */
export const regulation: readonly Measure[] = [
  measure({
    slug: "ders",
    name: "DERS",
    asks: "Difficulties in emotion regulation",
    source: "Gratz & Roemer 2004, J Psychopathol Behav Assess",
    shipClass: "G",
    itemCount: 36,
    direction: "higher_is_worse",
    ranges: alike(36, 1, 5),
    scales: [
      ders("total", "Total", through(1, 36)),
      ders("nonacceptance", "Nonacceptance", [11, 12, 21, 23, 25, 29]),
      ders("goals", "Goals", [13, 18, 20, 26, 33]),
      ders("impulse", "Impulse", [3, 14, 19, 24, 27, 32]),
      ders("awareness", "Awareness", [2, 6, 8, 10, 17, 34]),
      ders("strategies", "Strategies", [15, 16, 22, 28, 30, 31, 35, 36]),
      ders("clarity", "Clarity", [1, 4, 5, 7, 9]),
    ],
    licence: LICENCE,
    unsure: [KEYS, "How alike two fillings some weeks apart come out: a correlation of .88", "The licence"],
  }),
  measure({
    slug: "ders-16",
    name: "DERS-16",
    asks: "Difficulties in emotion regulation, 16 questions",
    source: "Bjureberg et al. 2016, doi 10.1007/s10862-015-9514-x",
    shipClass: "G",
    itemCount: 16,
    direction: "higher_is_worse",
    ranges: alike(16, 1, 5),
    scales: [
      sumOf("total", "Total", through(1, 16), RANGE),
      sumOf("clarity", "Clarity", [1, 2], RANGE),
      sumOf("goals", "Goals", [3, 7, 15], RANGE),
      sumOf("impulse", "Impulse", [4, 8, 11], RANGE),
      sumOf("strategies", "Strategies", [5, 6, 12, 14, 16], RANGE),
      sumOf("nonacceptance", "Nonacceptance", [9, 10, 13], RANGE),
    ],
    licence: LICENCE,
    unsure: [
      KEYS,
      "How alike two fillings some weeks apart come out: a correlation of about .85",
      "The licence",
    ],
  }),
  measure({
    slug: "ders-18",
    name: "DERS-18",
    asks: "Difficulties in emotion regulation, 18 questions",
    source: "Victor & Klonsky 2016, J Psychopathol Behav Assess",
    shipClass: "G",
    itemCount: 18,
    direction: "higher_is_worse",
    ranges: alike(18, 1, 5),
    scales: [
      sumOf("total", "Total", through(1, 18), RANGE, [1, 4, 6]),
      // Awareness is weak: the total is reported with and without it.
      sumOf(
        "without_awareness",
        "Total without awareness",
        through(1, 18).filter((item) => ![1, 4, 6].includes(item)),
        RANGE,
      ),
      sumOf("awareness", "Awareness", [1, 4, 6], RANGE, [1, 4, 6]),
      sumOf("clarity", "Clarity", [2, 3, 5], RANGE),
      sumOf("goals", "Goals", [8, 12, 15], RANGE),
      sumOf("impulse", "Impulse", [9, 16, 18], RANGE),
      sumOf("nonacceptance", "Nonacceptance", [7, 13, 14], RANGE),
      sumOf("strategies", "Strategies", [10, 11, 17], RANGE),
    ],
    licence: LICENCE,
    unsure: [KEYS, "How well its answers go together (internal consistency): about .91", "The licence"],
  }),
];
