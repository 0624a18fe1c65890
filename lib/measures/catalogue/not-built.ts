import { measure } from "#lib/measures/catalogue/parts";
import type { Measure } from "#lib/measures/types";

const OWNER_FORBIDS =
  "Its licence bars computerised or automated formats, and groups have to pay. Get the paper form from its owner.";
const SPOKEN =
  "Ask it aloud, with each partner alone, in person or on a video call you know is private. Only a status is kept here, never an answer.";
const ALONE = "No screen finds coercive control by itself: an interview does.";

/** Measures that are not scored here, each with the reason. Source: measures paper, section 1. */
export const notBuilt: readonly Measure[] = [
  measure({
    slug: "ors",
    name: "ORS",
    asks: "How the week went",
    source: "Miller et al. 2003, J Brief Ther",
    shipClass: "N",
    itemCount: 4,
    direction: "higher_is_better",
    licence: "Free for one person under a licence; groups pay.",
    refusal: OWNER_FORBIDS,
  }),
  measure({
    slug: "srs",
    name: "SRS",
    asks: "How the session went",
    source: "Duncan et al. 2003, J Brief Ther",
    shipClass: "N",
    itemCount: 4,
    direction: "higher_is_better",
    licence: "As the ORS.",
    refusal: OWNER_FORBIDS,
  }),
  measure({
    slug: "hits",
    name: "HITS",
    asks: "Violence at home",
    source: "Sherin et al. 1998, Fam Med",
    shipClass: "C",
    itemCount: 4,
    direction: "higher_is_worse",
    licence: "The author holds the copyright for commercial use.",
    refusal: `${SPOKEN} Across studies it found 30 to 100 % of those affected (Rabin et al. 2009, Am J Prev Med).`,
  }),
  measure({
    slug: "wast",
    name: "WAST",
    asks: "Violence at home",
    source: "Brown et al. 1996 and 2000",
    shipClass: "C",
    itemCount: 8,
    direction: "higher_is_worse",
    licence: "Ask the authors.",
    refusal: `${SPOKEN} ${ALONE}`,
  }),
];
