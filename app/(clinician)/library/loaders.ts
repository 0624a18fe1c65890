import { notFound } from "next/navigation";
import { requireActor } from "#lib/auth/require-actor";
import { stoppingGates } from "#lib/couples/gates";
import { findExercise, listExercises } from "#lib/exercises/queries";
import { filterCounts, filterExercises } from "#lib/exercises/rules";
import { dropsFor } from "./drop-filters";
import { filtersOf, libraryQuery } from "./library-query";
import { sortExercises } from "./sort-exercises";

export async function loadLibrary(search: Record<string, string | string[] | undefined>) {
  await requireActor("clinician");
  const query = libraryQuery.parse(search);
  const all = listExercises();
  const filters = filtersOf(query);
  return {
    query,
    all: all.length,
    exercises: sortExercises(filterExercises(all, filters), query.sort, query.dir),
    counts: filterCounts(all, filters),
    drops: dropsFor(all, query),
  };
}

export async function loadExercise(slug: string) {
  await requireActor("clinician");
  const exercise = findExercise(slug) ?? notFound();
  return {
    exercise,
    stoppedBy: stoppingGates({ ...exercise, gates: [] }),
  };
}
