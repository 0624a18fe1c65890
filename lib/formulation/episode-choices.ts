import { LOOP_FIELDS } from "#lib/exercises/catalogue/loop-fields";
import { DAY_PARTS, type DayPart } from "#lib/exercises/entries";
import type { Field } from "#lib/exercises/types";
import type { AskedLater, EpisodePage } from "#lib/formulation/types";

/*
 * The questions of an episode are those of the seven-day log, so that both say the same. Everything an episode holds
 * is for its writer and the therapist; what it was about can be shared later, by a choice of its own.
 */
function asked(name: string): Field {
  const field = LOOP_FIELDS.find((one) => one.name === name);
  if (!field) throw new RangeError(`The log has no field ${name}.`);
  const { onlyIf: _, asked: __, ...own } = field;
  return { ...own, visibility: "therapist" } as Field;
}

/** The questions of each page after the first, which asks for day and part of day. Source: section 3, stages 1 to 7. */
export const QUESTIONS: Readonly<Record<Exclude<EpisodePage, "when">, readonly Field[]>> = {
  trigger: [asked("trigger_kind"), asked("trigger_note")],
  feeling: [asked("feelings"), asked("intensity"), asked("body")],
  meaning: [asked("belief"), asked("belief_strength")],
  move: [asked("move"), asked("asked_plainly")],
  response: [asked("response_seen"), asked("relief_now")],
  need: [asked("real_need"), asked("need_kind")],
};

/** What is asked a day and two days later. Source: section 3, stages 6 and 8. */
export const LATER_QUESTIONS: Readonly<Record<AskedLater, readonly Field[]>> = {
  next_day: [asked("relief_24h")],
  two_days: [asked("closeness_2d"), asked("tension_2d"), asked("cost_note")],
};

/** The responder's own view. Source: section 3, stage 5. */
export const RESPONSE_QUESTION: Field = {
  ...asked("response_given"),
  label: "Was there a moment when your partner reached for you? How did you respond?",
  why: "This is your own view. It stands on its own.",
};

/** What the responder may add of their own, so that both have something to share. Source: section 3, stages 5 and 7. */
export const RESPONSE_NEED: readonly Field[] = [
  {
    ...asked("real_need"),
    label: "What did you need in that moment, if you can tell?",
    why: "Your own need counts as much. You can skip it.",
  },
  { ...asked("need_kind"), why: "A name for it makes it easier to say. You can skip it." },
];

/** The values of a question's choices, in the order that bits are counted by: a new one comes at the end. */
export function valuesOf(field: Field): readonly string[] {
  return "options" in field ? field.options.map(({ value }) => value) : [];
}

const FEELINGS = valuesOf(asked("feelings"));
const MOVES = valuesOf(asked("move"));

const bitsOf = (picked: readonly string[], all: readonly string[]): number | null =>
  picked.reduce((sum, one) => sum + 2 ** all.indexOf(one), 0) || null;
const pickedIn = (bits: number | null, all: readonly string[]): readonly string[] =>
  all.filter((_, place) => ((bits ?? 0) & (1 << place)) !== 0);

/** Picks as a row keeps them, null where there are none, and the same the other way round. */
export const feelingBits = (picked: readonly string[]) => bitsOf(picked, FEELINGS);
export const feelingsIn = (bits: number | null) => pickedIn(bits, FEELINGS);
export const moveBits = (picked: readonly string[]) => bitsOf(picked, MOVES);
export const movesIn = (bits: number | null) => pickedIn(bits, MOVES);

/** A part of a day as a row keeps it, and the same the other way round. */
export const partNumber = (part: DayPart): number => DAY_PARTS.indexOf(part) + 1;
export const partOf = (number: number): DayPart => DAY_PARTS[number - 1] ?? "night";
