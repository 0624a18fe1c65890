import { setsToTry, smallestSets } from "#lib/exercises/rules-drops";
import type { EvidenceGrade, Mechanism, Stage } from "#lib/exercises/types";
import type { LibraryEntry } from "#lib/planning/library-types";

/** How an exercise can be done in the room. Source: screen paper, section 2.4. */
export const WAYS = ["together", "alone", "one_phone", "in_room", "paper"] as const;
export type Way = (typeof WAYS)[number];

/** What is asked of the library beside a plan; what is left out is not asked. */
export type LibraryFilter = {
  /** Words that title or aim have to hold, each of them. */
  words?: string;
  mechanism?: Mechanism;
  stage?: Stage;
  way?: Way;
  /** Of a typical go, at most. */
  minutes?: number;
  /** Up to this explicitness. */
  level?: number;
  grade?: EvidenceGrade;
  /** Not used with this couple. */
  unused?: true;
};
export type FilterKey = keyof LibraryFilter;

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The entries that pass every filter, in the order they came; locked ones stay among them. */
export function filterLibrary(
  entries: readonly LibraryEntry[],
  filter: LibraryFilter,
  unused: ReadonlySet<string>,
): LibraryEntry[] {
  const { mechanism, stage, way, minutes, level, grade } = filter;
  const words = plain(filter.words ?? "")
    .split(/\s+/)
    .filter((word) => word !== "");
  return entries.filter(
    (entry) =>
      (mechanism === undefined || entry.needs.includes(mechanism)) &&
      (stage === undefined || entry.stages.includes(stage)) &&
      (way === undefined || entry.ways.includes(way)) &&
      (minutes === undefined || entry.minutes.typical <= minutes) &&
      (level === undefined || entry.explicitness <= level) &&
      (grade === undefined || entry.grade === grade) &&
      (filter.unused === undefined || unused.has(entry.slug)) &&
      words.every((word) => plain(`${entry.title} ${entry.aim}`).includes(word)),
  );
}

/** The filters that are set; words of spaces alone are none. */
export function setFilters(filter: LibraryFilter): FilterKey[] {
  return (Object.keys(filter) as FilterKey[]).filter((key) =>
    key === "words" ? (filter.words ?? "").trim() !== "" : filter[key] !== undefined,
  );
}

/** The same filters without some. */
export function withoutFilters(filter: LibraryFilter, keys: readonly FilterKey[]): LibraryFilter {
  return Object.fromEntries(Object.entries(filter).filter(([key]) => !keys.some((gone) => gone === key)));
}

export type FilterDrop = { keys: readonly FilterKey[]; found: number };

/** Which filters to take away, the fewest, so that something is found, and how much that is; the most found first. */
export function dropsFor(
  entries: readonly LibraryEntry[],
  filter: LibraryFilter,
  unused: ReadonlySet<string>,
): FilterDrop[] {
  const tried = setsToTry(setFilters(filter)).map((keys) => ({
    keys,
    found: filterLibrary(entries, withoutFilters(filter, keys), unused).length,
  }));
  return smallestSets(tried, ({ keys }) => keys.length).toSorted((one, other) => other.found - one.found);
}
