/** The six questions of the weekly cycle check-in, in the order they are asked. */
export type CheckInKey = "q1" | "q2" | "q3" | "q4" | "q5" | "q6";

/** One partner's answers for one week: whole numbers 0 to 10, or null where nothing was answered. */
export type CheckInAnswers = Readonly<Record<CheckInKey, number | null>> & {
  /** True when the partner sought no reassurance, so that there was no relief to rate. */
  readonly q2NotApplicable: boolean;
};

/** One question as a screen shows it. Own wording, not a published scale. */
export type CheckInItem = {
  readonly key: CheckInKey;
  readonly question: string;
  /** Words at 0 and at 10. */
  readonly low: string;
  readonly high: string;
  /** Words at values between the ends, where the question needs them. */
  readonly marks: readonly { readonly value: number; readonly label: string }[];
  /** True where a high answer means less free. */
  readonly reverse: boolean;
  /** The choice that leaves the question out of the score, on the one question that has it. */
  readonly notApplicable: string | null;
  readonly audience: "therapist";
};

/** Shown above the questions to everyone who sees them. Source: measures paper, section 3. */
export const CHECK_IN_HEADER =
  "These six questions were made for this program. They help you and your therapist see change. They are not a test.";

/** The weekly check-in about the past seven days. Source: measures paper, section 3. */
export const CHECK_IN_ITEMS: readonly CheckInItem[] = [
  {
    key: "q1",
    question: 'In the past 7 days, how often did you look for reassurance about sex or about "us"?',
    low: "Not at all",
    high: "Many times a day",
    marks: [],
    reverse: true,
    notApplicable: null,
    audience: "therapist",
  },
  {
    key: "q2",
    question: "When you got it, how long did the good feeling last?",
    low: "Gone in minutes",
    high: "All week",
    marks: [
      { value: 3, label: "A few hours" },
      { value: 5, label: "About a day" },
      { value: 8, label: "Two days" },
    ],
    reverse: false,
    notApplicable: "I did not look for any",
    audience: "therapist",
  },
  {
    key: "q3",
    question: "How close did you feel in ways that were not sexual?",
    low: "Not at all",
    high: "Very close",
    marks: [],
    reverse: false,
    notApplicable: null,
    audience: "therapist",
  },
  {
    key: "q4",
    question: "How well could you say what you needed?",
    low: "Not at all",
    high: "With ease",
    marks: [],
    reverse: false,
    notApplicable: null,
    audience: "therapist",
  },
  {
    key: "q5",
    question: "How much did you feel pulled two ways about sex or being close?",
    low: "Not at all",
    high: "All the time",
    marks: [],
    reverse: true,
    notApplicable: null,
    audience: "therapist",
  },
  {
    key: "q6",
    question: "How tense or far apart did things feel between you?",
    low: "Not at all",
    high: "Very",
    marks: [],
    reverse: true,
    notApplicable: null,
    audience: "therapist",
  },
];

/** One week of one partner. `week` is the Monday as an ISO date; `score` is 0 to 100 with one decimal, or null. */
export type CheckInPoint = {
  readonly week: string;
  readonly score: number | null;
  readonly answers: CheckInAnswers;
};

/** One partner's homework so far. `quality` is the mean of the therapist's ratings, 0 to 4; null while none was rated. */
export type HomeworkDone = {
  readonly given: number;
  readonly sent: number;
  readonly rated: number;
  readonly quality: number | null;
};

export type ChangeLabel = "recovered" | "improved" | "unchanged" | "worse";

export type AlertLevel = "red" | "amber";

export type AlertReason =
  | "below_start"
  | "worse_on_measure"
  | "one_week_fall"
  | "tense_two_weeks"
  | "low_mood_up"
  | "upset_twice";

export type Alert = { readonly level: AlertLevel; readonly reason: AlertReason };

/** What other measures say about the same partner; each part is left out where it was not taken. */
export type OtherMeasures = {
  /** Reliable decline on a couple satisfaction measure. */
  readonly satisfactionWorse?: boolean;
  /** Points up on the PHQ-9 since its first use. */
  readonly lowMoodRise?: number;
  /** Different exercises of the last weeks that upset them. */
  readonly upsetExercises?: number;
};

/** Everything a page needs to show one partner's weeks. Scores are 0 to 100, higher is freer. */
export type Progress = {
  readonly points: readonly { readonly week: string; readonly score: number | null }[];
  /** Check-ins with a score. */
  readonly scored: number;
  /** Scored check-ins after the two that make the baseline. */
  readonly since: number;
  /** Means of two check-ins, two decimals; null until there are two. */
  readonly baseline: number | null;
  readonly current: number | null;
  readonly change: number | null;
  /** The expected line, from the second baseline week to the last planned week; empty where none is drawn. */
  readonly expected: readonly { readonly week: string; readonly value: number }[];
  readonly label: ChangeLabel | null;
  /** Past the "free enough" line without a reliable change. */
  readonly crossedWithinNoise: boolean;
  readonly notOnTrack: boolean;
  readonly alerts: readonly Alert[];
  /** The gravest level among the alerts. */
  readonly alert: AlertLevel | null;
  readonly quietButWorse: boolean;
};

export type CoupleState = "both freer" | "one freer" | "holding" | "look closer";

/** The couple's line of words; never a number made of both partners. */
export type CoupleSummary = {
  /** Null while either partner has too few check-ins and neither is worse. */
  readonly state: CoupleState | null;
  readonly livingDifferentWeeks: boolean;
  readonly notOnTrack: boolean;
};
