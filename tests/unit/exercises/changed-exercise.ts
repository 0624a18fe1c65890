import { catalogueFaults } from "#lib/exercises/catalogue-checks";
import { findExercise } from "#lib/exercises/queries";
import type { Exercise, Field } from "#lib/exercises/types";

/** A built-in exercise that a test changes in one place. */
export function known(slug: string): Exercise {
  const exercise = findExercise(slug);
  if (exercise === null) throw new Error(`no exercise ${slug}`);
  return exercise;
}

export const map = known("two-truths-map");
export const lastStep = map.steps.length;

/** "path: sentence" of each rule an exercise breaks. */
export const told = (exercise: Exercise) =>
  catalogueFaults(exercise).map(({ path, message }) => `${path.join(".")}: ${message}`);

/** A question of the last step; `yesno` is the same with two answers. */
export const short = (name: string, change: Partial<Field> = {}): Field =>
  ({
    type: "short",
    name,
    label: "What else?",
    why: "To know.",
    visibility: "therapist",
    required: false,
    step: lastStep,
    ...change,
  }) as Field;
export const yesno = (name: string, change: Partial<Field> = {}) => short(name, { type: "yesno", ...change });

/** The exercise with these questions behind its own, and the place of each. */
export const more = (...fields: Field[]): Exercise => ({ ...map, fields: [...map.fields, ...fields] });
export const at = (index: number) => map.fields.length + index;
