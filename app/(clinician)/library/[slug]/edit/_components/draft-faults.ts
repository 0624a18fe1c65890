import type { Exercise, Fault } from "#lib/exercises/types";
import { valueAt } from "./draft-paths";

/** Sentences by place. */
export type FaultsByPlace = Readonly<Record<string, readonly string[]>>;

/** Whether something is simply not written yet. Nobody is told off for that before they publish. */
function isGap(draft: Exercise, { path }: Fault): boolean {
  const value = valueAt(draft, path.join("."));
  return value === "" || value === 0 || (Array.isArray(value) && value.length === 0);
}

/** What stands beside the places: everything once publishing was tried, before that what is wrong with what is there. */
export function shownFaults(draft: Exercise, faults: readonly Fault[], all: boolean): FaultsByPlace {
  const shown = all ? faults : faults.filter((fault) => !isGap(draft, fault));
  const places: Record<string, string[]> = {};
  for (const { path, message } of shown) {
    const place = path.join(".");
    places[place] = [...new Set([...(places[place] ?? []), message])];
  }
  return places;
}

/** What is said at a place and, where the parts inside it have no control of their own, below it. */
export function faultsAt(faults: FaultsByPlace, path: string, deep = false): string[] {
  const below = `${path}.`;
  return Object.entries(faults).flatMap(([place, texts]) =>
    place === path || (deep && place.startsWith(below)) ? texts : [],
  );
}

/** Whether anything is said at a place or below it. */
export function hasFaults(faults: FaultsByPlace, path: string): boolean {
  return faultsAt(faults, path, true).length > 0;
}

/** The parts of an exercise in the order in which the editor asks for them. */
const PAGE_ORDER = [
  "title",
  "aim",
  "minutesNote",
  "smaller",
  "steps",
  "fields",
  "handout",
  "done",
  "family",
  "weights",
  "stages",
  "format",
  "sessionFirst",
  "who",
  "exerciseClass",
  "explicitness",
  "minutes",
  "dose",
  "repeat",
  "stopLine",
  "materials",
  "qualityCue",
  "adaptations",
  "gates",
  "derived",
  "evidence",
];

/** The places in the order of the page; what belongs to none comes first. */
export function inPageOrder(faults: FaultsByPlace): [string, readonly string[]][] {
  const placeOf = (path: string) => PAGE_ORDER.indexOf(path.split(".")[0] ?? "");
  // In front of its parts stands what is said of a whole list; numbers count as numbers.
  return Object.entries(faults).toSorted(
    ([one], [two]) =>
      placeOf(one) - placeOf(two) || one.localeCompare(two, "en", { numeric: true, sensitivity: "base" }),
  );
}
