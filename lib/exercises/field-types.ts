/**
 * Who may read an answer. `me` the writer alone; `therapist` the writer and the therapist; `shared` both
 * partners and the therapist; `reveal` as `therapist` until both chose to share. The partner reads
 * either once the therapist reveals it.
 */
export const VISIBILITIES = ["me", "therapist", "shared", "reveal"] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** What a question is about, where the answer must never be shared by default. */
export const SENSITIVE_TOPICS = ["safety", "pressure", "freedom", "upset"] as const;
export type SensitiveTopic = (typeof SENSITIVE_TOPICS)[number];

/**
 * `start` and `end`: once, before and after the entries. `each`: in every entry. `next_day`, `two_days`, `seven_days`: so many
 * days after the entry, or after the first answer where nothing is repeated.
 */
export const ASKED = ["start", "each", "next_day", "two_days", "seven_days", "end"] as const;
export type Asked = (typeof ASKED)[number];

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface FieldBase {
  /** Key of the answer; lower case with underscores, unique in its exercise. */
  readonly name: string;
  /** The question in plain words, spoken to "you". */
  readonly label: string;
  /** One line: why it is asked. */
  readonly why: string;
  readonly visibility: Visibility;
  /** The done rule leans on it. A partner may still skip it. */
  readonly required: boolean;
  /** The step it belongs to, counted from 1. */
  readonly step: number;
  readonly sensitive?: SensitiveTopic;
  /** In what part of the exercise it is asked; without it, in each entry of a repeated one. */
  readonly asked?: Asked;
  /** Asked only where an earlier choice or yes/no of the same part has this answer. */
  readonly onlyIf?: { readonly field: string; readonly value: string };
  /** The entry this copy belongs to, from 1: set when an exercise is unfolded, never by an author. */
  readonly entry?: number;
  /** How many days after its entry a later question is still asked: set where it is given, never by an author. */
  readonly closesAfter?: number;
  /** Filled in by the therapist; never part of what a partner gets. */
  readonly clinicianOnly?: true;
}

/** Whole numbers 0 to 10, or "not_sure". */
export interface ScaleField extends FieldBase {
  readonly type: "scale";
  readonly low: string;
  readonly high: string;
}

/** At most 140 characters. */
export interface ShortField extends FieldBase {
  readonly type: "short";
}

/** At most 4000 characters. */
export interface LongField extends FieldBase {
  readonly type: "long";
}

export interface ChoiceField extends FieldBase {
  readonly type: "choice";
  readonly options: readonly Option[];
}

export interface MultiField extends FieldBase {
  readonly type: "multi";
  readonly options: readonly Option[];
  /** The most that may be picked; without it, all. */
  readonly max?: number;
}

/** A checklist: any number of the options. */
export interface CheckField extends FieldBase {
  readonly type: "check";
  readonly options: readonly Option[];
}

/** Answered with the seconds that ran, summed over the parts. */
export interface TimerField extends FieldBase {
  readonly type: "timer";
  /** Lengths to choose from, in minutes. */
  readonly minutes: readonly number[];
  /** How often the timer runs, with a swap between; 1 for a single run. */
  readonly parts: number;
}

/** Taking turns: in each round both partners speak once. Answered with the seconds that ran in all. */
export interface TurnsField extends FieldBase {
  readonly type: "turns";
  readonly rounds: number;
  readonly minutesEach: number;
}

/** Some short texts of one kind, each at most 140 characters. */
export interface LinesField extends FieldBase {
  readonly type: "lines";
  readonly max: number;
}

/** Some of the options in order, the most important one first. */
export interface RankField extends FieldBase {
  readonly type: "rank";
  readonly options: readonly Option[];
  readonly max: number;
}

/**
 * Cards put on piles; a card may stay unsorted. Answered with a list of `card=pile`. With `matches` it is a
 * private yes, maybe, no list of which only what both said yes or maybe to is ever shown, once both share and it is revealed.
 * With `personal` its writer may leave cards out and add their own, for themselves alone (`rules-personal.ts`).
 */
export interface SortField extends FieldBase {
  readonly type: "sort";
  readonly options: readonly Option[];
  readonly piles: readonly Option[];
  readonly matches?: true;
  readonly personal?: true;
}

/** Up to `max` days, each as 2026-11-03. */
export interface DatesField extends FieldBase {
  readonly type: "dates";
  readonly max: number;
}

/** Paced breathing, in whole seconds a breath. Answered with the seconds that ran. */
export interface PacerField extends FieldBase {
  readonly type: "pacer";
  readonly minutes: number;
  readonly inSeconds: number;
  readonly outSeconds: number;
}

/** The day and part of day of an entry, kept by the server and never asked: `2026-11-03 evening`. */
export interface StampField extends FieldBase {
  readonly type: "stamp";
}

/** "yes" or "no". */
export interface YesNoField extends FieldBase {
  readonly type: "yesno";
}

export type Field =
  | ScaleField
  | ShortField
  | LongField
  | ChoiceField
  | MultiField
  | CheckField
  | TimerField
  | TurnsField
  | YesNoField
  | LinesField
  | RankField
  | SortField
  | DatesField
  | PacerField
  | StampField;

/**
 * Number for scale, timer, turns and pacer; text for short, long, choice, yesno, stamp and "not_sure"; list for
 * multi, check, lines, rank, sort and dates.
 */
export type AnswerValue = number | string | readonly string[];
/** Answers by field name, `name.2` in the second entry of a repeated exercise. A field that was skipped is absent. */
export type Answers = Readonly<Record<string, AnswerValue>>;
