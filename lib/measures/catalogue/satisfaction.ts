import { alike, measure, sumOf, through } from "#lib/measures/catalogue/parts";
import type { AnswerRange, Measure } from "#lib/measures/types";

const CSI_LICENCE =
  "The authors allow clinical and research use without further permission; they say nothing about commercial software, so ask them.";
const CSI_SOURCE = "Funk & Rogge 2007, J Fam Psychol, doi 10.1037/0893-3200.21.4.572";
const CSI_SAMPLE = "development sample; internal consistency sets the bar low";

/** The first answer runs from 0 to 6, the others from 0 to 5, as printed on the authors' form. */
const csiRanges = (count: number): AnswerRange[] => [{ low: 0, high: 6 }, ...alike(count - 1, 0, 5)];

function csi(count: number, below: number, r: number, mean: number, sd: number, unsure: string[]): Measure {
  return measure({
    slug: `csi-${count}`,
    name: `CSI-${count}`,
    asks: "Couple satisfaction",
    source: CSI_SOURCE,
    shipClass: "G",
    itemCount: count,
    direction: "higher_is_better",
    ranges: csiRanges(count),
    scales: [{ ...sumOf("total", "Total", through(1, count), { low: 0, high: 5 }), max: 5 * count + 1 }],
    needsAll: true,
    cutOff: { value: below, concernIs: "below", note: `Under ${below}: distressed` },
    reliability: { sd, r, kind: "internal", sample: `${CSI_SAMPLE}; mean ${mean}` },
    licence: CSI_LICENCE,
    unsure,
  });
}

const SPREAD = "The mean and the spread of the group it was tried on";

/** Satisfaction with the couple. Source: measures paper, section 1. */
export const satisfaction: readonly Measure[] = [
  csi(32, 104.5, 0.98, 121, 32, ["Spread of the sample", "Which answer runs from 0 to 6"]),
  csi(16, 51.5, 0.98, 61, 17, [SPREAD]),
  csi(4, 13.5, 0.94, 16, 4, [SPREAD]),
  measure({
    slug: "ras",
    name: "RAS",
    asks: "Relationship satisfaction",
    source: "Hendrick 1988, J Marriage Fam",
    shipClass: "G",
    itemCount: 7,
    direction: "higher_is_better",
    ranges: alike(7, 1, 5),
    scales: [
      {
        name: "mean",
        label: "Mean",
        items: through(1, 7),
        reversed: [4, 7],
        combine: "mean",
        min: 1,
        max: 5,
      },
      sumOf("sum", "Sum", through(1, 7), { low: 1, high: 5 }, [4, 7]),
    ],
    needsAll: true,
    licence: "The author generally allows clinical use; ask.",
    unsure: [
      "A mean of about 3.0 to 3.5 or less as a guide to distress (Hendrick, Dicke & Hendrick 1998)",
      "How alike two fillings some weeks apart come out: a correlation of about .85",
      "The licence",
    ],
  }),
  measure({
    slug: "das",
    name: "DAS",
    asks: "Dyadic adjustment",
    source: "Spanier 1976, J Marriage Fam",
    shipClass: "T",
    itemCount: 32,
    direction: "higher_is_better",
    scales: [{ ...sumOf("total", "Total", through(1, 32), { low: 0, high: 5 }), max: 151 }],
    cutOff: { value: 97.5, concernIs: "below", note: "About 97 or less: distressed" },
    reliability: {
      sd: 17.8,
      r: 0.96,
      kind: "internal",
      sample: "married people, mean 114.8; divorced 70.7, spread 23.8",
    },
    licence: "Sold by Multi-Health Systems: buy the form, type its total.",
  }),
  measure({
    slug: "rdas",
    name: "RDAS",
    asks: "Dyadic adjustment, revised",
    source: "Busby et al. 1995, J Marital Fam Ther",
    shipClass: "G",
    itemCount: 14,
    direction: "higher_is_better",
    // The first answer on cohesion has one step fewer, which makes 69 of 70.
    ranges: [...alike(10, 0, 5), { low: 0, high: 4 }, ...alike(3, 0, 5)],
    scales: [
      { ...sumOf("total", "Total", through(1, 14), { low: 0, high: 5 }), max: 69 },
      sumOf("consensus", "Consensus", through(1, 6), { low: 0, high: 5 }),
      sumOf("satisfaction", "Satisfaction", through(7, 10), { low: 0, high: 5 }),
      { ...sumOf("cohesion", "Cohesion", through(11, 14), { low: 0, high: 5 }), max: 19 },
    ],
    cutOff: { value: 47.31, concernIs: "below", note: "47 or less: distressed" },
    publishedChange: { value: 11.58, source: "Anderson et al. 2014, JMFT, doi 10.1111/jmft.12095" },
    licence: "Copyright of the journal: get permission.",
    unsure: ["The licence", "Which answers belong to which subscale"],
  }),
];
