import { alike, measure, through } from "#lib/measures/catalogue/parts";
import type { Measure, Scale } from "#lib/measures/types";

const ECR_LICENCE =
  "The authors allow non-commercial research; anything commercial needs their permission. Until then, type totals only.";

function meanOf(name: string, label: string, items: number[], reversed: number[] = []): Scale {
  return { name, label, items, reversed, combine: "mean", min: 1, max: 7 };
}

/** Attachment: continuous, without cut-offs. Source: measures paper, section 1. */
export const closeness: readonly Measure[] = [
  measure({
    slug: "ecr-r",
    name: "ECR-R",
    asks: "Attachment anxiety and avoidance",
    source: "Fraley, Waller & Brennan 2000, J Pers Soc Psychol",
    shipClass: "T",
    itemCount: 36,
    direction: "higher_is_worse",
    scales: [meanOf("anxiety", "Anxiety", through(1, 18)), meanOf("avoidance", "Avoidance", through(19, 36))],
    licence: ECR_LICENCE,
  }),
  measure({
    slug: "ecr-s",
    name: "ECR-S",
    asks: "Attachment, short form",
    source: "Wei et al. 2007, J Pers Assess",
    shipClass: "T",
    itemCount: 12,
    direction: "higher_is_worse",
    scales: [
      { name: "anxiety", label: "Anxiety", items: [], reversed: [], combine: "sum", min: 6, max: 42 },
      { name: "avoidance", label: "Avoidance", items: [], reversed: [], combine: "sum", min: 6, max: 42 },
    ],
    licence:
      "Copyright of the publisher (Taylor & Francis). The ECR-12 (Lafontaine et al., doi 10.1027/1015-5759/a000243) was built with couples in therapy: prefer it, with the same caution.",
    unsure: ["How alike two fillings one month apart come out: correlations of about .80 and .83"],
  }),
  measure({
    slug: "ecr-rs",
    name: "ECR-RS",
    asks: "Attachment to one person",
    source: "Fraley et al. 2011, Psychol Assess",
    shipClass: "T",
    itemCount: 9,
    direction: "higher_is_worse",
    ranges: alike(9, 1, 7),
    scales: [
      meanOf("avoidance", "Avoidance", through(1, 6), [1, 2, 3, 4]),
      meanOf("anxiety", "Anxiety", through(7, 9)),
    ],
    licence: ECR_LICENCE,
    unsure: ["How well its answers go together (internal consistency): about .85 to .92"],
  }),
];
