import { STAGE_LABEL } from "#lib/exercises/stages";
import type {
  ExerciseState,
  FILTER_CHOICES,
  FilterName,
  LibraryFilters,
  Origin,
} from "#lib/exercises/traits";
import {
  allOf,
  CLASS_LABEL,
  FORMAT_LABEL,
  GRADE_LABEL,
  MECHANISM_LABEL,
} from "../../_components/exercise-words";
import type { LibraryQuery } from "../library-query";

export const FILTER_LABEL: Readonly<Record<FilterName, string>> = {
  mechanism: "Mechanism",
  stage: "Stage",
  format: "Format",
  minutes: "Minutes",
  class: "Class",
  level: "Explicitness",
  evidence: "Evidence",
  origin: "From",
  state: "State",
};

export const ORIGIN_LABEL: Readonly<Record<Origin, string>> = { builtin: "Built in", own: "Ours" };

export const STATE_LABEL: Readonly<Record<ExerciseState, string>> = {
  draft: "Draft",
  published: "In use",
  retired: "Retired",
};

type Words = { readonly [N in FilterName]: (choice: (typeof FILTER_CHOICES)[N][number]) => string };

const WORDS: Words = {
  mechanism: (choice) => MECHANISM_LABEL[choice],
  stage: (choice) => STAGE_LABEL[choice],
  format: (choice) => FORMAT_LABEL[choice],
  minutes: (choice) => `Up to ${choice} minutes`,
  class: (choice) => CLASS_LABEL[choice],
  level: (choice) => `Up to level ${choice}`,
  evidence: (choice) => GRADE_LABEL[choice],
  origin: (choice) => ORIGIN_LABEL[choice],
  state: (choice) => STATE_LABEL[choice],
};

/** One choice of a filter in a word or two. */
export function choiceInWords<N extends FilterName>(
  name: N,
  choice: (typeof FILTER_CHOICES)[N][number],
): string {
  return (WORDS[name] as (choice: unknown) => string)(choice);
}

/** One filter as it is set; empty where it is not. */
export function filterInWords(filters: LibraryFilters, name: FilterName): string {
  const choice = filters[name];
  return choice === undefined ? "" : choiceInWords(name, choice);
}

/** "Remove: Early and “wave”". */
export function dropInWords(
  query: LibraryQuery,
  { names, words }: { names: readonly FilterName[]; words: boolean },
): string {
  const parts = [...names.map((name) => filterInWords(query, name)), ...(words ? [`“${query.words}”`] : [])];
  return `Remove: ${allOf(parts)}`;
}
