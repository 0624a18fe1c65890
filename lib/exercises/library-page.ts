import { setsToTry, smallestSets } from "#lib/exercises/rules-drops";
import {
  choicesIn,
  type ExerciseState,
  FILTER_CHOICES,
  FILTER_NAMES,
  type FilterChoice,
  type FilterName,
  type LibraryFilters,
  type Origin,
} from "#lib/exercises/traits";
import type {
  EvidenceGrade,
  ExerciseClass,
  Explicitness,
  Format,
  Gate,
  Mechanism,
  Stage,
} from "#lib/exercises/types";

export const LIBRARY_SORTS = ["title", "minutes", "level", "evidence", "newest"] as const;
export type LibrarySort = (typeof LIBRARY_SORTS)[number];

/** What is asked of the library. `filters.state` is always one of the three; pages count from 1. */
export type LibraryAsked = {
  readonly filters: LibraryFilters & { readonly state: ExerciseState };
  readonly words: string | undefined;
  readonly sort: LibrarySort | undefined;
  readonly dir: "asc" | "desc";
  readonly page: number;
};

/** One exercise of the list. */
export type LibraryRow = {
  readonly origin: Origin;
  readonly slug: string;
  readonly version: number;
  readonly state: ExerciseState;
  readonly title: string;
  readonly aim: string;
  readonly minutes: number;
  readonly mechanisms: readonly Mechanism[];
  readonly stages: readonly Stage[];
  readonly format: Format;
  readonly exerciseClass: ExerciseClass;
  readonly explicitness: Explicitness;
  readonly evidence: EvidenceGrade;
  readonly blockedBy: readonly Gate[];
  readonly warnedBy: readonly Gate[];
};

/** For each choice of each filter, how many would be listed with it, the other filters staying as they are. */
export type LibraryCounts = { readonly [N in FilterName]: Readonly<Record<FilterChoice<N>, number>> };

/** What can be taken away so that something is listed, and how much that would be. */
export type Drop = {
  readonly names: readonly FilterName[];
  readonly words: boolean;
  readonly found: number;
};

export type LibraryPage = {
  readonly rows: readonly LibraryRow[];
  readonly found: number;
  /** No exercise has all the words that were asked for: these have the most of them. */
  readonly isSome: boolean;
  /** The page shown, which is the last one where a later one was asked for. */
  readonly page: number;
  readonly pages: number;
  readonly counts: LibraryCounts;
  /** Empty where something is found. */
  readonly drops: readonly Drop[];
};

/** The filters that were chosen: what is published is listed without asking. */
export function chosenFilters(filters: LibraryFilters): FilterName[] {
  return FILTER_NAMES.filter((name) => {
    const choice = filters[name];
    return choice !== undefined && !(name === "state" && choice === "published");
  });
}

/** The same filters without some; the state goes back to what is published. */
export function without(
  filters: LibraryAsked["filters"],
  names: readonly FilterName[],
): LibraryAsked["filters"] {
  const kept = Object.fromEntries(
    FILTER_NAMES.filter((name) => !names.includes(name)).map((name) => [name, filters[name]]),
  ) as LibraryFilters;
  return { ...kept, state: kept.state ?? "published" };
}

/** What might be taken away, the least first: one thing, two, everything. */
export function dropsToTry(asked: LibraryAsked): Omit<Drop, "found">[] {
  const names = chosenFilters(asked.filters);
  const hasWords = asked.words !== undefined;
  const things: (FilterName | "words")[] = [...names, ...(hasWords ? (["words"] as const) : [])];
  return setsToTry(things).map((set) => ({
    names: set.filter((thing): thing is FilterName => thing !== "words"),
    words: set.includes("words"),
  }));
}

/** Of what was tried, the smallest sets that bring something back. */
export function smallestDrops(drops: readonly Drop[]): Drop[] {
  return smallestSets(drops, ({ names, words }) => names.length + (words ? 1 : 0));
}

const one = <T>(list: readonly T[]): T => {
  const [first] = list;
  if (first === undefined) throw new RangeError("A row of the library has no such trait.");
  return first;
};

/** What stored traits say of a row. */
export function readTraits(traits: number) {
  const formats = choicesIn(traits, "format");
  return {
    mechanisms: choicesIn(traits, "mechanism"),
    stages: choicesIn(traits, "stage"),
    format: formats.includes("both") ? ("both" as const) : one(formats),
    exerciseClass: one(choicesIn(traits, "class")),
    explicitness: one(choicesIn(traits, "level")),
    evidence: one(choicesIn(traits, "evidence")),
    origin: one(choicesIn(traits, "origin")),
    state: one(choicesIn(traits, "state")),
  };
}

/** Counts from a flat list, in the order of the filters and their choices. */
export function readCounts(numbers: readonly number[]): LibraryCounts {
  let place = 0;
  return Object.fromEntries(
    FILTER_NAMES.map((name) => [
      name,
      Object.fromEntries(FILTER_CHOICES[name].map((choice) => [choice, numbers[place++] ?? 0])),
    ]),
  ) as LibraryCounts;
}
