import { MECHANISM_WORDS } from "#lib/exercises/rules";
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
    readonly mechanisms: string;
  };
};

/** A text as it is compared: lower case, without accents. */
export const folded = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();

/** The card of an exercise; every field follows from the exercise alone. */
export function cardOf(exercise: Exercise): Card {
  const { title, aim, steps, weights, minutes } = exercise;
  const gatesWith = (effect: "block" | "warn"): readonly Gate[] => {
    const found = exercise.gates.flatMap(({ machine }) => (machine?.effect === effect ? [machine.gate] : []));
    return GATES.filter((gate) => found.includes(gate));
  };
  const worksOn = MECHANISMS.filter((mechanism) => weights[mechanism] > 0);
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
      mechanisms: folded(worksOn.map((mechanism) => MECHANISM_WORDS[mechanism]).join(" ")),
    },
  };
}
