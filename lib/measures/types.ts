/**
 * How a measure may be used here. G: scored from answers, the practice types its own licensed items. T: only totals,
 * typed by the clinician. N: not built, its owner's terms forbid it. C: spoken with each partner alone; only a status
 * is kept. Source: measures paper, head.
 */
export const SHIP_CLASSES = ["G", "T", "N", "C"] as const;
export type ShipClass = (typeof SHIP_CLASSES)[number];

/** Lowest and highest value of one answer. */
export interface AnswerRange {
  readonly low: number;
  readonly high: number;
}

/** A total or a subscale: which answers it takes, by number from 1, and how they become one figure. */
export interface Scale {
  readonly name: string;
  readonly label: string;
  readonly items: readonly number[];
  readonly reversed: readonly number[];
  readonly combine: "sum" | "mean";
  /** Multiplies the sum, as the domains of a weighted total do. */
  readonly factor?: number;
  readonly min: number;
  readonly max: number;
}

/** On which side of the cut-off the measure says: look here. A prompt to look, not a diagnosis. */
export interface CutOff {
  readonly value: number;
  readonly concernIs: "below" | "at_or_below" | "at_or_above";
  readonly note: string;
}

export interface Band {
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

/** What the change bar is worked out from, shown beside it. */
export interface Reliability {
  readonly sd: number;
  readonly r: number;
  readonly kind: "internal" | "retest";
  readonly sample: string;
}

/** A published questionnaire as facts: never a word of its items. */
export interface Measure {
  readonly slug: string;
  readonly name: string;
  readonly asks: string;
  readonly source: string;
  readonly shipClass: ShipClass;
  readonly itemCount: number;
  readonly direction: "higher_is_better" | "higher_is_worse" | "neither";
  /** By answer number from 1; empty where answers are never typed here. */
  readonly ranges: readonly AnswerRange[];
  /** The first one is the headline figure. */
  readonly scales: readonly Scale[];
  /** True where every answer is needed; else four fifths of each scale are enough. */
  readonly needsAll: boolean;
  /** Answers that are never filled in for a missing one. */
  readonly neverFilled: readonly number[];
  /** An answer above 0 here asks for a check on the same day. */
  readonly sameDayItem: number | null;
  readonly cutOff: CutOff | null;
  readonly bands: readonly Band[];
  readonly reliability: Reliability | null;
  /** A published smallest reliable change wins over one worked out. */
  readonly publishedChange: { readonly value: number; readonly source: string } | null;
  readonly licence: string;
  /** Why it cannot be used here; null where it can. */
  readonly refusal: string | null;
  /** What has to be checked against the source before it is relied on. */
  readonly unsure: readonly string[];
}

/** That what is unsure about a measure was compared with its source: by whom and when. */
export type MeasureCheck = { readonly by: string; readonly at: Date };

/** One scale worked out; null where too little was answered. */
export interface ScaleScore {
  readonly name: string;
  readonly label: string;
  readonly value: number | null;
  readonly min: number;
  readonly max: number;
  /** How many missing answers the writer's own mean stood in for. */
  readonly filled: number;
}

export interface MeasureScore {
  readonly scales: readonly ScaleScore[];
  /** Null where there is no cut-off or no headline figure. */
  readonly concern: boolean | null;
  readonly band: string | null;
  /** Somebody has to ask on the same day. */
  readonly sameDayCheck: boolean;
}

/** recovered: reliable and across the cut-off; improved, worse: reliable; unchanged: within noise. */
export type ReliableChange = "recovered" | "improved" | "unchanged" | "worse";

export interface MeasureChange {
  readonly label: ReliableChange;
  /** Across the cut-off without a reliable change: "crossed, within noise". */
  readonly crossedWithinNoise: boolean;
}
