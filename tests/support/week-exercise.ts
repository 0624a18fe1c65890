import { findExercise } from "#lib/exercises/queries";
import type { Exercise, Field } from "#lib/exercises/types";

const base = { why: "It helps to look back.", visibility: "therapist", required: false } as const;

const FIELDS: readonly Field[] = [
  { ...base, type: "short", name: "hope", label: "What do you hope for?", step: 1, asked: "start" },
  { ...base, type: "yesno", name: "anything", label: "Was there anything today?", required: true, step: 2 },
  {
    ...base,
    type: "short",
    name: "what",
    label: "What was it?",
    step: 2,
    onlyIf: { field: "anything", value: "yes" },
  },
  {
    ...base,
    type: "scale",
    name: "calm",
    label: "How calm were you?",
    low: "Not calm",
    high: "Calm",
    step: 3,
  },
  {
    ...base,
    type: "scale",
    name: "left",
    label: "How much of it is left?",
    low: "None",
    high: "All",
    step: 3,
    asked: "next_day",
  },
  { ...base, type: "short", name: "new", label: "What is new to you?", step: 4, asked: "end" },
];

/** An exercise of several entries as no catalogue need hold it: every part, a condition, and a later question. */
export function weekExercise(repeat: Exercise["repeat"] = { unit: "day", times: 3 }): Exercise {
  const map = findExercise("two-truths-map");
  if (!map || !repeat) throw new Error("the catalogue has lost an exercise");
  return {
    ...map,
    slug: "small-week",
    title: "A small week",
    repeat,
    fields: FIELDS,
    done: { op: "minEntries", count: 2, rule: { op: "filled", field: "anything" } },
    derived: [],
    gates: [],
  };
}
