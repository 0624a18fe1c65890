import type { Exercise, Field } from "#lib/exercises/types";

const options = ["Tea", "A walk", "Music"].map((label, index) => ({ value: `o${index}`, label }));
const piles = ["Very", "Somewhat", "Not now"].map((label, index) => ({ value: `p${index}`, label }));

/** What is its own of every kind of question, in the order they are asked. */
const KINDS = [
  { type: "scale", label: "How calm are you now?", low: "Not calm", high: "Very calm" },
  { type: "short", label: "What is one thing you like at home?" },
  { type: "long", label: "What was good about this week?" },
  { type: "yesno", label: "Did you rest today?" },
  { type: "choice", label: "Which one do you like best?", options },
  { type: "multi", label: "Which of these do you like?", options, max: 2 },
  { type: "check", label: "Which of these did you do?", options },
  { type: "lines", label: "Which small things help you?", max: 3 },
  { type: "rank", label: "Which ones come first for you?", options, max: 2 },
  { type: "sort", label: "How much do you like each one?", options, piles },
  { type: "dates", label: "Which days suit you?", max: 2 },
  { type: "timer", label: "Sit and rest for a while.", minutes: [2], parts: 1 },
  { type: "pacer", label: "Breathe with the guide.", minutes: 2, inSeconds: 4, outSeconds: 6 },
  { type: "turns", label: "Take turns to talk and listen.", rounds: 1, minutesEach: 2 },
] as const;

export type Kind = (typeof KINDS)[number]["type"];
export const EVERY_KIND: readonly Kind[] = KINDS.map(({ type }) => type);

/** The parts of an exercise that asks one question of every kind, none of which needs an answer but the first. */
export const EVERY_PART: Partial<Exercise> = {
  fields: KINDS.map(
    (kind, index) =>
      ({
        ...kind,
        name: `f${index}`,
        why: "It helps you both.",
        visibility: "therapist",
        required: index === 0,
        step: 1,
      }) as Field,
  ),
  done: { op: "filled", field: "f0" },
  derived: [],
  gates: [],
};
