import { alike, measure, sumOf, through } from "#lib/measures/catalogue/parts";
import type { Measure, Scale } from "#lib/measures/types";

function domain(name: string, label: string, items: number[], factor: number, min: number): Scale {
  return { name, label, items, reversed: [], combine: "sum", factor, min, max: 6 };
}

/** Sexual satisfaction, function, desire and distress. Source: measures paper, section 1. */
export const sexual: readonly Measure[] = [
  measure({
    slug: "gmsex",
    name: "GMSEX",
    asks: "Sexual satisfaction, in general",
    source: "Lawrance & Byers 1995, Pers Relat",
    shipClass: "G",
    itemCount: 5,
    direction: "higher_is_better",
    ranges: alike(5, 1, 7),
    scales: [sumOf("total", "Total", through(1, 5), { low: 1, high: 7 })],
    needsAll: true,
    licence: "Copyright of the handbook chapter: ask the authors.",
    unsure: ["How alike two fillings two weeks apart come out: a correlation of about .84"],
  }),
  measure({
    slug: "nsss-s",
    name: "NSSS-S",
    asks: "New sexual satisfaction, short form",
    source: "Štulhofer et al. 2010, J Sex Res",
    shipClass: "G",
    itemCount: 12,
    direction: "higher_is_better",
    ranges: alike(12, 1, 5),
    scales: [sumOf("total", "Total", through(1, 12), { low: 1, high: 5 })],
    licence: "Copyright of the handbook: ask.",
    unsure: ["How well its answers go together (internal consistency): about .90 or more"],
  }),
  measure({
    slug: "fsfi",
    name: "FSFI",
    asks: "Sexual function",
    source: "Rosen et al. 2000, J Sex Marital Ther",
    shipClass: "T",
    itemCount: 19,
    direction: "higher_is_better",
    scales: [
      { name: "total", label: "Total", items: [], reversed: [], combine: "sum", min: 2, max: 36 },
      domain("desire", "Desire", [1, 2], 0.6, 1.2),
      domain("arousal", "Arousal", through(3, 6), 0.3, 0),
      domain("lubrication", "Lubrication", through(7, 10), 0.3, 0),
      domain("orgasm", "Orgasm", through(11, 13), 0.4, 0),
      domain("satisfaction", "Satisfaction", through(14, 16), 0.4, 0.8),
      domain("pain", "Pain", through(17, 19), 0.4, 0),
    ],
    cutOff: { value: 26.55, concernIs: "at_or_below", note: "26.55 or less (Wiegel et al. 2005)" },
    licence: "Copyright, licensed by its owner: type totals only.",
    unsure: [
      "How alike two fillings some weeks apart come out: a correlation of .88",
      "Without recent sexual activity the zeros say nothing about function; not for every body",
    ],
  }),
  measure({
    slug: "iief-5",
    name: "IIEF-5 (SHIM)",
    asks: "Erectile function",
    source: "Rosen et al. 1999, Int J Impot Res",
    shipClass: "T",
    itemCount: 5,
    direction: "higher_is_better",
    scales: [{ name: "total", label: "Total", items: [], reversed: [], combine: "sum", min: 1, max: 25 }],
    needsAll: true,
    cutOff: { value: 21, concernIs: "at_or_below", note: "21 or less: medical check first" },
    bands: [
      { from: 22, to: 25, label: "None" },
      { from: 17, to: 21, label: "Mild" },
      { from: 12, to: 16, label: "Mild to moderate" },
      { from: 8, to: 11, label: "Moderate" },
      { from: 5, to: 7, label: "Severe" },
    ],
    licence: "Copyright of a company, with a licence for electronic use: type totals only.",
    unsure: [
      "It assumes intercourse and a penis; some forms add an answer of 0, which makes the range 1 to 25",
    ],
  }),
  measure({
    slug: "sdi-2",
    name: "SDI-2",
    asks: "Sexual desire, with a partner and alone",
    source: "Spector, Carey & Steinberg 1996, J Sex Marital Ther",
    shipClass: "T",
    itemCount: 14,
    direction: "neither",
    scales: [
      { name: "dyadic", label: "With a partner", items: [], reversed: [], combine: "sum", min: 0, max: 70 },
      { name: "solitary", label: "Alone", items: [], reversed: [], combine: "sum", min: 0, max: 31 },
    ],
    licence: "Ask the authors; type totals only.",
    unsure: [
      "The ranges of the two sums, and which answers go into which",
      "Compare partners as a gap, never as a defect",
    ],
  }),
  measure({
    slug: "fsds-r",
    name: "Sexual distress (FSDS-R)",
    asks: "Distress about sex",
    source: "DeRogatis et al. 2008, J Sex Med",
    shipClass: "T",
    itemCount: 13,
    direction: "higher_is_worse",
    scales: [{ name: "total", label: "Total", items: [], reversed: [], combine: "sum", min: 0, max: 52 }],
    cutOff: { value: 11, concernIs: "at_or_above", note: "11 or more, in women" },
    licence: "Copyright: type totals only. A five-question form exists (Santos-Iglesias et al. 2020).",
  }),
];
