import type { Field } from "#lib/exercises/field-types";

/** The three mechanisms of the loop and the need that cuts across them, in the order every screen lists them. */
export const MECHANISMS = ["dissonance", "regulation", "attachment", "communication"] as const;
export type Mechanism = (typeof MECHANISMS)[number];

/** How much of an exercise goes to each mechanism: hundredths of 1 that sum to exactly 1.00. */
export type Weights = Readonly<Record<Mechanism, number>>;

export const STAGES = ["assessment", "early", "middle", "consolidation"] as const;
export type Stage = (typeof STAGES)[number];

export const FORMATS = ["session", "homework", "both"] as const;
export type Format = (typeof FORMATS)[number];

/** Who does it: one partner, both apart, both at once, or apart first and then at once. */
export const WHO = ["solo", "each", "together", "each_then_together"] as const;
export type Who = (typeof WHO)[number];

/** I individual reflection, J joint talk, T non-sexual touch, X sexual touch or sexual disclosure. */
export const EXERCISE_CLASSES = ["I", "J", "T", "X"] as const;
export type ExerciseClass = (typeof EXERCISE_CLASSES)[number];

/** 0 none; 1 sex named in general terms; 2 sexual feelings or whole-body touch; 3 genital touch or acts. */
export const EXPLICITNESS = [0, 1, 2, 3] as const;
export type Explicitness = (typeof EXPLICITNESS)[number];

/** Catalogue sections: A cognitive dissonance, B regulation, C attachment, D communication and integration. */
export const FAMILIES = ["A", "B", "C", "D"] as const;
export type Family = (typeof FAMILIES)[number];

export * from "#lib/exercises/field-types";

/**
 * When one entry counts as done, as data. `filled`: any text, any rating ("not_sure" too), at least one pick;
 * it never looks at a timer, which has `minSeconds`. `minCount`: so many of these fields are filled.
 * Of a repeated exercise: `minEntries`, the inner rule holds in so many entries; `minDays`, in entries of so many
 * days; `minDifferent`, in entries with so many different answers to a choice.
 */
export type DoneRule =
  | { readonly op: "all"; readonly rules: readonly DoneRule[] }
  | { readonly op: "any"; readonly rules: readonly DoneRule[] }
  | { readonly op: "filled"; readonly field: string }
  | { readonly op: "equals"; readonly field: string; readonly value: string }
  | { readonly op: "minWords"; readonly field: string; readonly words: number }
  | { readonly op: "minSeconds"; readonly field: string; readonly seconds: number }
  | { readonly op: "minPicked"; readonly field: string; readonly count: number }
  | { readonly op: "minCount"; readonly fields: readonly string[]; readonly count: number }
  | { readonly op: "minEntries"; readonly rule: DoneRule; readonly count: number }
  | { readonly op: "minDays"; readonly rule: DoneRule; readonly count: number }
  | {
      readonly op: "minDifferent";
      readonly field: string;
      readonly rule: DoneRule;
      readonly count: number;
    };

/** A rule that counts the entries of a repeated exercise. */
export type EntryRule = Extract<DoneRule, { rule: DoneRule }>;

/** A number worked out from the answers, for the therapist; over all entries of a repeated exercise. */
export type DerivedValue =
  | {
      readonly name: string;
      readonly label: string;
      readonly kind: "difference";
      readonly from: string;
      readonly minus: string;
    }
  | {
      /** Options picked in `part`, out of all picked in `among` (which includes `part`); 0 to 1. */
      readonly name: string;
      readonly label: string;
      readonly kind: "share";
      readonly part: string;
      readonly among: readonly string[];
    }
  | {
      /** Of the answers to a choice, the part that is this one; 0 to 1. */
      readonly name: string;
      readonly label: string;
      readonly kind: "rate";
      readonly of: string;
      readonly value: string;
    }
  | {
      /** What is `left` of a first rating, as a part of it; blank where the first was 0. Mean over the entries. */
      readonly name: string;
      readonly label: string;
      readonly kind: "kept";
      readonly left: string;
      readonly of: string;
    };

export const REPEAT_UNITS = ["day", "log", "try", "time"] as const;
export type RepeatUnit = (typeof REPEAT_UNITS)[number];

/** One piece of homework that is written in several entries before it is sent. */
export interface Repeat {
  readonly unit: RepeatUnit;
  /** The most entries there can be. */
  readonly times: number;
  /** The most on one day; without it, one where the unit is a day and no limit else. */
  readonly perDay?: number;
}

/** How often it is meant to be done, and how often is enough; for people to read. What counts as done, `done` says. */
export interface Dose {
  readonly times: number;
  readonly enough: number;
  readonly per: "once" | "week" | "four_months";
}

/**
 * META meta-analysis; RCT randomised trial; EXP experiment in students or community; DIARY, CORR
 * observational; CONS clinical consensus; THEORY a theory; PLAUS reasoned, untested.
 */
export const EVIDENCE_GRADES = ["META", "RCT", "EXP", "DIARY", "CORR", "CONS", "THEORY", "PLAUS"] as const;
export type EvidenceGrade = (typeof EVIDENCE_GRADES)[number];

export interface EvidenceItem {
  readonly text: string;
  /** Empty where the source gives no grade. */
  readonly grades: readonly EvidenceGrade[];
  /** Recalled, not re-checked against the source. */
  readonly unsure?: true;
}

/** The parent technique, then this exact version of it. */
export interface Evidence {
  readonly parent: readonly EvidenceItem[];
  readonly thisForm: { readonly grade: EvidenceGrade; readonly text: string };
}

/**
 * What can hold an exercise: a gate of the formulation paper (section 7), or one of three of its own.
 * `consent_check` see each alone first; `calm_base` tension too high this week; `agreement` not kept.
 */
export const GATES = [
  "G01",
  "G02",
  "G03",
  "G04",
  "G05",
  "G05p",
  "G06",
  "G07",
  "G08",
  "G09",
  "G10",
  "G11",
  "G12",
  "G13",
  "G14",
  "G15",
  "G16",
  "G17",
  "consent_check",
  "calm_base",
  "agreement",
] as const;
export type Gate = (typeof GATES)[number];

/** `indicator` D1..K6 of either partner; `check_in` q1..q6 of either partner; `answer` a field of this exercise. */
export interface GateCondition {
  readonly source: "indicator" | "check_in" | "answer";
  readonly field: string;
  readonly op: "gte" | "gt" | "lte" | "lt" | "eq";
  readonly value: number | string;
  /** Holds only in an entry where this list has this pick. */
  readonly alongside?: { readonly field: string; readonly picked: string };
}

export interface GateEffect {
  readonly gate: Gate;
  readonly effect: "block" | "warn";
  /** Without it the effect holds whenever the gate is on. */
  readonly when?: GateCondition;
  /** Of a block on an answer: classes held for both until it was reviewed; without it the exercise's own class. */
  readonly holds?: readonly ExerciseClass[];
  /** Says of a gate on an answer that it raises an alert, for the therapist alone; whatever is met there does. */
  readonly alert?: true;
}

/** What an exercise adds to the gate table of its class. Without `machine` the therapist alone can judge it. */
export interface GateAddition {
  readonly text: string;
  readonly machine: GateEffect | null;
}

export interface Minutes {
  readonly min: number;
  readonly typical: number;
  readonly max: number;
}

/** One exercise in one version. Opened copies keep their version; a change of content is a new version. */
export interface Exercise {
  readonly slug: string;
  readonly version: number;
  readonly title: string;
  readonly family: Family;
  readonly weights: Weights;
  readonly stages: readonly Stage[];
  readonly format: Format;
  /** Taught in a session before it goes home. */
  readonly sessionFirst: boolean;
  readonly who: Who;
  readonly exerciseClass: ExerciseClass;
  readonly explicitness: Explicitness;
  /** Minutes of one go. */
  readonly minutes: Minutes;
  /** The time it asks for, in words for the couple. */
  readonly minutesNote: string;
  readonly dose: Dose;
  /** Several entries in one piece of homework; absent where it is written once. */
  readonly repeat?: Repeat;
  readonly materials: readonly string[];
  readonly aim: string;
  readonly steps: readonly string[];
  readonly fields: readonly Field[];
  readonly done: DoneRule;
  readonly derived: readonly DerivedValue[];
  /** What good work looks like, for the therapist. */
  readonly qualityCue: string;
  /** The two-minute version. */
  readonly smaller: string;
  /** One to four lines worth keeping on paper, printed large on the handout. */
  readonly handout: readonly string[];
  readonly gates: readonly GateAddition[];
  /** For the therapist: how to fit it to bodies, health, faith and senses. */
  readonly adaptations: readonly string[];
  /** Shown on every screen of a touch or sexual exercise; null elsewhere. */
  readonly stopLine: string | null;
  readonly evidence: Evidence;
}

/** The stop sentence of every touch and sexual exercise. Source: exercise catalogue, reading notes. */
export const STOP_LINE =
  "Either of you can stop at any time. No reason needed. Stopping is part of doing it right.";

/** What is wrong with an exercise, and where. */
export interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Most characters of a short answer, and of each line of a list. */
export const SHORT_TEXT = 140;
/** Most characters of a long answer. */
export const LONG_TEXT = 4000;
