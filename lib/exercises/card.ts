import { MECHANISM_WORDS } from "#lib/exercises/rules";
import { SUBJECTS } from "#lib/exercises/subjects";
import { traitsOf } from "#lib/exercises/traits";
import { type Exercise, GATES, type Gate, MECHANISMS } from "#lib/exercises/types";

/** What the library lists and searches by. Texts of `words` are folded: lower case, no accents. */
export type Card = {
  readonly title: string;
  readonly aim: string;
  readonly minutes: number;
  readonly blockedBy: string;
  readonly warnedBy: string;
  readonly traits: number;
  readonly words: {
    readonly title: string;
    readonly aim: string;
    readonly steps: string;
    readonly subjects: string;
  };
};

/** A text as it is compared: lower case, without accents. */
export const folded = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();

/** The words a therapist may look for that stand neither in title, aim nor steps. Sources without years and numbers. */
function subjectsOf(exercise: Exercise): string {
  const { slug, weights, gates, evidence, fields } = exercise;
  const options = fields.flatMap((field) => ("options" in field ? field.options : []));
  return [
    ...MECHANISMS.filter((mechanism) => weights[mechanism] > 0).map((one) => MECHANISM_WORDS[one]),
    slug.replaceAll("-", " "),
    SUBJECTS[slug] ?? "",
    ...gates.map(({ text }) => text),
    ...evidence.parent.map(({ text }) => text.replace(/doi \S+/g, " ").replace(/[\d.=]+/g, " ")),
    ...options.map(({ label }) => label),
  ].join(". ");
}

/** The card of an exercise; every field follows from the exercise alone. */
export function cardOf(exercise: Exercise): Card {
  const { title, aim, steps, minutes } = exercise;
  const gatesWith = (effect: "block" | "warn"): readonly Gate[] => {
    const found = exercise.gates.flatMap(({ machine }) => (machine?.effect === effect ? [machine.gate] : []));
    return GATES.filter((gate) => found.includes(gate));
  };
  return {
    title,
    aim,
    minutes: minutes.typical,
    blockedBy: gatesWith("block").join(" "),
    warnedBy: gatesWith("warn").join(" "),
    traits: traitsOf(exercise),
    words: {
      title: folded(title),
      aim: folded(aim),
      steps: folded(steps.join(" ")),
      subjects: folded(subjectsOf(exercise)),
    },
  };
}
