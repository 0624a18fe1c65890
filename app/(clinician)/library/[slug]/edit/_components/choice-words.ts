import { GATE_WORDS } from "#lib/exercises/gate-words";
import { STAGE_LABEL } from "#lib/exercises/stages";
import {
  ASKED,
  type Asked,
  EVIDENCE_GRADES,
  EXERCISE_CLASSES,
  EXPLICITNESS,
  type Family,
  FORMATS,
  GATES,
  type GateEffect,
  MECHANISMS,
  STAGES,
  VISIBILITIES,
  type Visibility,
  WHO,
} from "#lib/exercises/types";
import {
  CLASS_LABEL,
  FORMAT_LABEL,
  GRADE_LABEL,
  LEVEL_LABEL,
  MECHANISM_LABEL,
  WHO_LABEL,
} from "../../../../_components/exercise-words";
import type { AuthoredType } from "./draft-templates";

type Choice = { readonly value: string; readonly label: string };

const choices = <Value extends string | number>(
  values: readonly Value[],
  label: (value: Value) => string,
): readonly Choice[] => values.map((value) => ({ value: String(value), label: label(value) }));

const FAMILY: Readonly<Record<Family, string>> = {
  A: "A, two truths that do not fit",
  B: "B, soothing",
  C: "C, the bond",
  D: "D, talking and putting together",
};

const VISIBILITY: Readonly<Record<Visibility, string>> = {
  me: "The writer alone",
  therapist: "The writer and you",
  shared: "You; the partner once both have sent it and you reveal it",
  reveal: "You; the partner once both choose to share and you reveal it",
};

const WHEN: Readonly<Record<Asked, string>> = {
  start: "Once, at the start",
  each: "In each entry",
  next_day: "The next day",
  two_days: "Two days later",
  seven_days: "Seven days later",
  end: "Once, at the end",
};

const KIND: Readonly<Record<AuthoredType, string>> = {
  scale: "Rating from 0 to 10",
  short: "One line of text",
  long: "Free text",
  choice: "One of some choices",
  multi: "Several of some choices",
  check: "Checklist",
  yesno: "Yes or no",
  lines: "Some short lines",
  rank: "Cards in order",
  sort: "Cards on piles",
  dates: "Days",
  timer: "Timer",
  turns: "Taking turns",
  pacer: "Paced breathing",
};

export const FAMILY_CHOICES = choices(["A", "B", "C", "D"] as const, (family) => FAMILY[family]);
export const STAGE_CHOICES = choices(STAGES, (stage) => STAGE_LABEL[stage]);
export const FORMAT_CHOICES = choices(FORMATS, (format) => FORMAT_LABEL[format]);
export const WHO_CHOICES = choices(WHO, (who) => WHO_LABEL[who]);
export const CLASS_CHOICES = choices(EXERCISE_CLASSES, (kind) => CLASS_LABEL[kind]);
export const LEVEL_CHOICES = choices(EXPLICITNESS, (level) => `${level}: ${LEVEL_LABEL[level]}`);
export const GRADE_CHOICES = choices(EVIDENCE_GRADES, (grade) => GRADE_LABEL[grade]);
/** The gates that do something with this effect and condition. */
export function gateChoices({ effect, when }: Pick<GateEffect, "effect" | "when">): readonly Choice[] {
  const works = GATES.filter((gate) => {
    if (gate === "G17") return false;
    if (gate === "agreement") return when?.source === "answer";
    if (when) return true;
    return gate !== "G15" && !(gate === "calm_base" && effect === "block");
  });
  return choices(works, (gate) => (gate.startsWith("G") ? `${gate}: ${GATE_WORDS[gate]}` : GATE_WORDS[gate]));
}
export const VISIBILITY_CHOICES = choices(VISIBILITIES, (one) => VISIBILITY[one]);
export const KIND_CHOICES = choices(Object.keys(KIND) as AuthoredType[], (kind) => KIND[kind]);
export const ONCE_CHOICES = [
  { value: "", label: "With the others" },
  ...choices(
    ASKED.filter((asked) => asked === "next_day" || asked === "two_days" || asked === "seven_days"),
    (asked) => WHEN[asked],
  ),
];
export const WHEN_CHOICES = [
  { value: "", label: WHEN.each },
  ...choices(
    ASKED.filter((asked) => asked !== "each"),
    (asked) => WHEN[asked],
  ),
];
export const TOPIC_CHOICES = [
  { value: "", label: "Nothing of these" },
  { value: "safety", label: "Safety" },
  { value: "pressure", label: "Pressure" },
  { value: "freedom", label: "Freedom to say no" },
  { value: "upset", label: "Being upset" },
];
export const PER_CHOICES = [
  { value: "once", label: "In all" },
  { value: "week", label: "A week" },
  { value: "four_months", label: "In four months" },
];
export const UNIT_CHOICES = [
  { value: "day", label: "Day" },
  { value: "log", label: "Entry" },
  { value: "try", label: "Try" },
  { value: "time", label: "Time" },
];
export const OP_CHOICES = [
  { value: "filled", label: "has an answer" },
  { value: "equals", label: "is answered with" },
  { value: "minWords", label: "has so many words" },
  { value: "minPicked", label: "has so many picks" },
  { value: "minSeconds", label: "ran so many seconds" },
  { value: "minCount", label: "so many of these questions have an answer" },
  { value: "minEntries", label: "in so many entries, this holds" },
  { value: "minDays", label: "on so many days, this holds" },
  { value: "minDifferent", label: "with so many different answers, this holds" },
  { value: "all", label: "all of these hold" },
  { value: "any", label: "any one of these holds" },
];
export const DERIVED_CHOICES = [
  { value: "difference", label: "A difference of two ratings" },
  { value: "share", label: "A share of picks" },
  { value: "rate", label: "How often one answer is given" },
  { value: "kept", label: "How much of a rating is left" },
];
export const EFFECT_CHOICES = [
  { value: "warn", label: "Check first: it warns" },
  { value: "block", label: "Stop: it blocks" },
];
export const SOURCE_CHOICES = [
  { value: "answer", label: "An answer in this exercise" },
  { value: "check_in", label: "The weekly check-in" },
  { value: "indicator", label: "An indicator" },
];
export const COMPARE_CHOICES = [
  { value: "gte", label: "is at least" },
  { value: "gt", label: "is above" },
  { value: "lte", label: "is at most" },
  { value: "lt", label: "is below" },
  { value: "eq", label: "is" },
];
/** Mechanisms with the words on their controls. */
export const WEIGHT_CHOICES = MECHANISMS.map((mechanism) => ({
  path: `weights.${mechanism}`,
  label: MECHANISM_LABEL[mechanism],
}));
