import { GATE_WORDS } from "#lib/exercises/gate-words";
import type { Field, GateAddition, GateCondition } from "#lib/exercises/types";

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
