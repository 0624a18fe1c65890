import type { Exercise } from "#lib/exercises/types";
import {
  CLASS_LABEL,
  FORMAT_LABEL,
  GRADE_LABEL,
  namedMechanisms,
  stagesInWords,
} from "../../_components/exercise-words";
import { LIBRARY_SORTS, type LibraryQuery } from "../library-query";
import { libraryHref } from "./library-address";
import type { LibraryLine } from "./library-columns";

/** An exercise as a row of the table. */
export function toLine(exercise: Exercise): LibraryLine {
  return {
    id: exercise.slug,
    title: exercise.title,
    mechanisms: namedMechanisms(exercise.weights),
    stages: stagesInWords(exercise.stages),
    format: FORMAT_LABEL[exercise.format],
    minutes: exercise.minutes.typical,
    exerciseClass: CLASS_LABEL[exercise.exerciseClass],
    level: exercise.explicitness,
    evidence: GRADE_LABEL[exercise.evidence.thisForm.grade],
  };
}

/** The order the table stands in, and the address behind each header; a second press turns the order round. */
export function sortingOf(query: LibraryQuery) {
  return {
    columnId: query.sort ?? null,
    direction: query.dir === "asc" ? ("ascending" as const) : ("descending" as const),
    hrefs: Object.fromEntries(
      LIBRARY_SORTS.map((sort) => [
        sort,
        libraryHref(query, { sort, dir: query.sort === sort && query.dir === "asc" ? "desc" : "asc" }),
      ]),
    ),
  };
}
