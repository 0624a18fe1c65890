import { LISTED_FROM } from "#lib/exercises/rules";
import { STAGE_LABEL } from "#lib/exercises/stages";
import {
  type Dose,
  type EvidenceGrade,
  type Exercise,
  type ExerciseClass,
  type Explicitness,
  type Format,
  MECHANISMS,
  type Mechanism,
  type Repeat,
  type Stage,
  type Weights,
  type Who,
} from "#lib/exercises/types";

/** The mechanisms and the need that cuts across them, as clinicians read them. */
export const MECHANISM_LABEL: Readonly<Record<Mechanism, string>> = {
  dissonance: "Dissonance",
  regulation: "Regulation",
  attachment: "Attachment",
  communication: "Communication",
};

export const FORMAT_LABEL: Readonly<Record<Format, string>> = {
  session: "In session",
  homework: "Homework",
  both: "Session or homework",
};

export const WHO_LABEL: Readonly<Record<Who, string>> = {
  solo: "One partner, alone",
  each: "Each partner, apart",
  together: "Both at once",
  each_then_together: "Each apart, then both at once",
};

export const CLASS_LABEL: Readonly<Record<ExerciseClass, string>> = {
  I: "Individual reflection",
  J: "Joint talk",
  T: "Non-sexual touch",
  X: "Sexual touch or sexual disclosure",
};

/** Levels of explicitness. Source: exercise catalogue paper, how to read an entry. */
export const LEVEL_LABEL: Readonly<Record<Explicitness, string>> = {
  0: "Sex is not named",
  1: "Sex is named in general terms",
  2: "Sexual feelings, or whole-body touch without genitals",
  3: "Genital touch or specific acts",
};

/** Evidence grades. Source: exercise catalogue paper, how to read an entry. */
export const GRADE_LABEL: Readonly<Record<EvidenceGrade, string>> = {
  META: "Meta-analysis",
  RCT: "Randomised trial",
  EXP: "Experiment",
  DIARY: "Diary study",
  CORR: "Observational study",
  CONS: "Clinical consensus",
  THEORY: "Theory",
  PLAUS: "Reasoned, untested",
};

const list = new Intl.ListFormat("en-GB", { type: "conjunction" });
const choice = new Intl.ListFormat("en-GB", { type: "disjunction" });

/** "a, b and c". */
export const allOf = (words: readonly string[]) => list.format(words);
/** "a, b or c". */
export const oneOf = (words: readonly string[]) => choice.format(words);

export const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? "" : "s"}`;

/** "an adaptation", "a step". */
export const withArticle = (one: string) => `${/^[aeiou]/i.test(one) ? "an" : "a"} ${one.toLowerCase()}`;

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** "Early, middle". */
export function stagesInWords(stages: readonly Stage[]): string {
  return capital(stages.map((stage) => STAGE_LABEL[stage].toLowerCase()).join(", "));
}

/** "10 to 30, as a rule 15". Minutes of one go; one number where all three agree. */
export function minutesInWords({ min, typical, max }: Exercise["minutes"]): string {
  if (min === max) return String(typical);
  return `${min} to ${max}, as a rule ${typical}`;
}

const PER: Readonly<Record<Dose["per"], string>> = {
  once: "",
  week: " a week",
  four_months: " in four months",
};

/** "once", "twice", "3 times". */
export const times = (count: number) => (count === 1 ? "once" : count === 2 ? "twice" : `${count} times`);

/** What is done once, but written in several entries: over how many days, or how many entries there can be. */
function onceInWords({ unit, times: all, perDay }: Repeat): string {
  if (unit === "day") return `Once, over ${plural(all, "day")}.`;
  const most = perDay === undefined ? "" : `, ${perDay} a day at most`;
  return unit === "log" ? `Once, in up to ${all} entries${most}.` : `Once, in up to ${all} tries${most}.`;
}

/** "7 times a week; 4 times is enough." */
export function doseInWords({ times: all, enough, per }: Dose, repeat?: Repeat): string {
  if (per === "once" && all === 1 && repeat) return onceInWords(repeat);
  const asked = capital(`${times(all)}${PER[per]}`);
  return enough === all ? `${asked}.` : `${asked}; ${times(enough)} is enough.`;
}

/** Each mechanism the exercise works on, largest share first, in whole per cent. */
export function sharesOf(weights: Weights): { mechanism: Mechanism; percent: number }[] {
  return MECHANISMS.map((mechanism) => ({ mechanism, percent: Math.round(weights[mechanism] * 100) }))
    .filter(({ percent }) => percent > 0)
    .sort((one, other) => other.percent - one.percent);
}

/** The mechanisms an exercise is listed under, largest share first. */
export function namedMechanisms(weights: Weights): Mechanism[] {
  const shares = sharesOf(weights);
  const most = shares[0]?.percent ?? 0;
  return shares
    .filter(({ mechanism, percent }) => weights[mechanism] >= LISTED_FROM || percent === most)
    .map(({ mechanism }) => mechanism);
}
