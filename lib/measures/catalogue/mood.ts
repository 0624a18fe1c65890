import { alike, measure, sumOf, through } from "#lib/measures/catalogue/parts";
import type { Measure } from "#lib/measures/types";

const FREE = "Free to use, without permission.";
const NHS = "NHS Talking Therapies manual";
const PHQ_BANDS = [
  { from: 0, to: 4, label: "Minimal" },
  { from: 5, to: 9, label: "Mild" },
  { from: 10, to: 14, label: "Moderate" },
  { from: 15, to: 19, label: "Moderately severe" },
];

/** Low mood and worry. Source: measures paper, section 1. */
export const mood: readonly Measure[] = [
  measure({
    slug: "phq-9",
    name: "PHQ-9",
    asks: "Low mood",
    source: "Kroenke, Spitzer & Williams 2001, J Gen Intern Med",
    shipClass: "G",
    itemCount: 9,
    direction: "higher_is_worse",
    ranges: alike(9, 0, 3),
    scales: [sumOf("total", "Total", through(1, 9), { low: 0, high: 3 })],
    neverFilled: [9],
    sameDayItem: 9,
    cutOff: { value: 10, concernIs: "at_or_above", note: "10 or more" },
    bands: [...PHQ_BANDS, { from: 20, to: 27, label: "Severe" }],
    publishedChange: { value: 6, source: NHS },
    licence: `${FREE} From afar prefer the PHQ-8, unless somebody is on duty to answer.`,
  }),
  measure({
    slug: "phq-8",
    name: "PHQ-8",
    asks: "Low mood, without the question on self-harm",
    source: "Kroenke et al. 2009, J Affect Disord",
    shipClass: "G",
    itemCount: 8,
    direction: "higher_is_worse",
    ranges: alike(8, 0, 3),
    scales: [sumOf("total", "Total", through(1, 8), { low: 0, high: 3 })],
    cutOff: { value: 10, concernIs: "at_or_above", note: "10 or more" },
    bands: [...PHQ_BANDS, { from: 20, to: 24, label: "Severe" }],
    licence: FREE,
    unsure: ["The cut-off, which is the one of the PHQ-9"],
  }),
  measure({
    slug: "gad-7",
    name: "GAD-7",
    asks: "Worry",
    source: "Spitzer et al. 2006, Arch Intern Med",
    shipClass: "G",
    itemCount: 7,
    direction: "higher_is_worse",
    ranges: alike(7, 0, 3),
    scales: [sumOf("total", "Total", through(1, 7), { low: 0, high: 3 })],
    needsAll: true,
    cutOff: { value: 10, concernIs: "at_or_above", note: "10 or more; 8 or more in NHS services" },
    bands: [
      { from: 0, to: 4, label: "Minimal" },
      { from: 5, to: 9, label: "Mild" },
      { from: 10, to: 14, label: "Moderate" },
      { from: 15, to: 21, label: "Severe" },
    ],
    publishedChange: { value: 4, source: NHS },
    licence: FREE,
  }),
];
