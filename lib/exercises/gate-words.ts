import type { ExerciseClass, Gate } from "#lib/exercises/types";

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

/** A gate in a line of its own kind: its number in the paper, or its name. */
export function gateName(gate: Gate): string {
  return gate.replaceAll("_", " ");
}

/** The classes of work, as they are named to staff. Source: formulation paper, section 7. */
export const WORK_WORDS: Readonly<Record<ExerciseClass, string>> = {
  I: "work done alone",
  J: "joint talk",
  T: "touch",
  X: "sexual work",
};
