import { LIBRARY_SORTS } from "#lib/exercises/library-page";
import {
  CLASS_LABEL,
  FORMAT_LABEL,
  GRADE_LABEL,
  plural,
  stagesInWords,
} from "../../_components/exercise-words";
import type { LibraryQuery } from "../library-query";
import { ORIGIN_LABEL, STATE_LABEL } from "./filter-words";
import { exerciseHref, libraryHref } from "./library-address";
import type { LibraryLine } from "./library-columns";
import type { LibraryItem } from "./library-list";
import { contraindications, type ListedRow } from "./library-marks";

/** An exercise as a row of the table. */
export function toLine(row: ListedRow): LibraryLine {
  const origin = ORIGIN_LABEL[row.origin];
  return {
    id: `${row.slug} ${row.version}`,
    href: exerciseHref(row),
    title: row.title,
    origin: row.state === "published" ? origin : `${origin}, ${STATE_LABEL[row.state].toLowerCase()}`,
    mechanisms: row.mechanisms,
    stages: stagesInWords(row.stages),
    format: FORMAT_LABEL[row.format],
    minutes: row.minutes,
    exerciseClass: CLASS_LABEL[row.exerciseClass],
    level: row.explicitness,
    evidence: GRADE_LABEL[row.evidence],
    against: contraindications(row),
  };
}

/** An exercise as an entry of the list. */
export function toItem(row: ListedRow): LibraryItem {
  const isAddable = row.state === "published" && row.format !== "homework";
  return {
    id: `${row.slug} ${row.version}`,
    slug: row.slug,
    href: exerciseHref(row),
    title: row.title,
    aim: row.aim,
    mechanisms: row.mechanisms,
    time: `${plural(row.minutes, "minute")}. ${FORMAT_LABEL[row.format]}`,
    stages: stagesInWords(row.stages),
    kind: `${CLASS_LABEL[row.exerciseClass]}, level ${row.explicitness}`,
    addHref: isAddable ? `/library/${row.slug}/add` : null,
    evidence: GRADE_LABEL[row.evidence],
    isOurs: row.origin === "own",
    state: row.state === "published" ? null : STATE_LABEL[row.state],
    against: contraindications(row),
  };
}

/** The order the table stands in, and the address behind each header; a second press turns the order round. */
export function sortingOf(query: LibraryQuery) {
  const columnId = query.sort ?? (query.words === undefined ? "title" : null);
  return {
    columnId,
    direction: query.dir === "asc" ? ("ascending" as const) : ("descending" as const),
    hrefs: Object.fromEntries(
      LIBRARY_SORTS.map((sort) => [
        sort,
        libraryHref(query, { sort, dir: columnId === sort && query.dir === "asc" ? "desc" : "asc" }),
      ]),
    ),
  };
}
