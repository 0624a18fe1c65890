import { filterExercises } from "#lib/exercises/rules";
import type { Exercise } from "#lib/exercises/types";
import { FILTER_KEYS, type FilterKey, filtersOf, type LibraryQuery } from "./library-query";

/** Filters to take away together, and how many exercises that would list. */
export type Drop = { readonly keys: readonly FilterKey[]; readonly count: number };

function subsets(keys: readonly FilterKey[], size: number): FilterKey[][] {
  if (size === 0) return [[]];
  return keys.flatMap((key, place) => subsets(keys.slice(place + 1), size - 1).map((rest) => [key, ...rest]));
}

const without = (query: LibraryQuery, keys: readonly FilterKey[]): LibraryQuery => ({
  ...query,
  ...Object.fromEntries(keys.map((key) => [key, undefined])),
});

/**
 * Every smallest set of filters that, taken away, leaves something to list. Empty when the query lists something
 * as it stands. At most five filters, so at most 31 sets are tried.
 */
export function dropsFor(all: readonly Exercise[], query: LibraryQuery): Drop[] {
  const set = FILTER_KEYS.filter((key) => query[key] !== undefined);
  if (filterExercises(all, filtersOf(query)).length > 0) return [];
  for (let size = 1; size <= set.length; size += 1) {
    const drops = subsets(set, size)
      .map((keys) => ({ keys, count: filterExercises(all, filtersOf(without(query, keys))).length }))
      .filter((drop) => drop.count > 0);
    if (drops.length > 0) return drops;
  }
  return [];
}
