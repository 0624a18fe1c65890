import type { Field, Gate, GateAddition, GateCondition } from "#lib/exercises/types";

/** What is going on when a gate is on. Source: formulation paper, section 7, and the catalogue's own three. */
export const GATE_WORDS: Readonly<Record<Gate, string>> = {
  G01: "Not yet screened alone for violence and control",
  G02: "Coercive control, fear, injury or a child at risk",
  G03: "Situational, low-severity violence without fear",
  G04: "Sexual coercion now, or no safe way to say no",
  G05: "Active suicidal plan or intent, or harm to others",
  G05p: "Suicidal thoughts without a plan",
  G06: "Active trauma symptoms or dissociation",
  G07: "Genital or pelvic pain",
  G08: "New or unexplained change in sexual function, or a new drug",
  G09: "Intoxication at home, or dependence",
  G10: "An undisclosed secret that bears on consent",
  G11: "One partner leaning out",
  G12: "Mania, psychosis or delirium",
  G13: "An OCD or relationship-OCD pattern",
  G14: "Pregnancy, time after birth, surgery or illness that limits touch",
  G15: "Consent missing or withdrawn by either",
  G16: "A blow-up in the last 72 hours, or high tension twice running",
  G17: "Needs of body, senses, language, faith or culture",
  consent_check: "A consent check with each partner alone comes first",
  calm_base: "Tension too high this week",
  agreement: "The agreement was not kept",
};

/** Weekly check-in questions by what they ask. Source: measures paper, section 3. */
const CHECK_IN: Readonly<Record<string, string>> = {
  q6: "tension in the weekly check-in",
};

const COMPARED: Readonly<Record<GateCondition["op"], (value: string) => string>> = {
  gte: (value) => `is ${value} or more`,
  gt: (value) => `is above ${value}`,
  lte: (value) => `is ${value} or less`,
  lt: (value) => `is below ${value}`,
  eq: (value) => `is “${value}”`,
};

function subject({ source, field }: GateCondition, fields: readonly Field[]): string {
  if (source === "indicator") return `indicator ${field}`;
  if (source === "check_in") return CHECK_IN[field] ?? `check-in question ${field}`;
  const asked = fields.find((one) => one.name === field);
  if (asked === undefined) throw new RangeError(`No field is named "${field}".`);
  return `the answer to “${asked.label}”`;
}

/** The pick that has to stand in the same entry. */
function beside({ alongside }: GateCondition, fields: readonly Field[]): string {
  if (alongside === undefined) return "";
  const list = fields.find((one) => one.name === alongside.field);
  const options = list && "options" in list ? list.options : [];
  const picked = options.find((one) => one.value === alongside.picked)?.label ?? alongside.picked;
  return `, in an entry where “${list?.label ?? alongside.field}” includes “${picked}”`;
}

function conditionInWords(when: GateCondition, fields: readonly Field[]): string {
  const value = when.value === "no" ? "No" : when.value === "yes" ? "Yes" : String(when.value);
  const whose = when.source === "answer" ? "" : " for either partner";
  return `Applies when ${subject(when, fields)} ${COMPARED[when.op](value)}${whose}${beside(when, fields)}.`;
}

export type GateWords = {
  /** How firm it is: one word or two. */
  readonly firmness: "Stop" | "Check first" | "Your judgement";
  readonly text: string;
  /** What it reads; null where the therapist alone can judge. */
  readonly basis: string | null;
};

/** One gate of an exercise, in words. */
export function gateInWords({ text, machine }: GateAddition, fields: readonly Field[]): GateWords {
  if (machine === null) return { firmness: "Your judgement", text, basis: null };
  const basis =
    machine.when === undefined
      ? `Gate ${machine.gate}: ${GATE_WORDS[machine.gate]}.`
      : conditionInWords(machine.when, fields);
  return { firmness: machine.effect === "block" ? "Stop" : "Check first", text, basis };
}
