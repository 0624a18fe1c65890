import { leadMechanisms } from "#lib/exercises/rules";
import { type Exercise, MECHANISMS, STAGES } from "#lib/exercises/types";
import type { LibrarySort } from "./library-query";

const placeOf = <Value>(order: readonly Value[], value: Value | undefined) =>
  value === undefined ? order.length : order.indexOf(value);

const COMPARE: Readonly<Record<LibrarySort, (one: Exercise, other: Exercise) => number>> = {
  title: (one, other) => one.title.localeCompare(other.title, "en"),
  mechanism: (one, other) =>
    placeOf(MECHANISMS, leadMechanisms(one.weights)[0]) -
    placeOf(MECHANISMS, leadMechanisms(other.weights)[0]),
  stage: (one, other) => placeOf(STAGES, one.stages[0]) - placeOf(STAGES, other.stages[0]),
  minutes: (one, other) => one.minutes.typical - other.minutes.typical,
  level: (one, other) => one.explicitness - other.explicitness,
};

/** The exercises in the order asked for; equals, and a list without a wish, stay in catalogue order. */
export function sortExercises(
  list: readonly Exercise[],
  sort: LibrarySort | undefined,
  dir: "asc" | "desc",
): Exercise[] {
  if (sort === undefined) return [...list];
  const compare = COMPARE[sort];
  return list.toSorted((one, other) => (dir === "asc" ? compare(one, other) : compare(other, one)));
}
