import { z } from "zod";
import { type ExerciseFilters, MINUTE_OPTIONS } from "#lib/exercises/rules";
import { FORMATS, MECHANISMS, STAGES } from "#lib/exercises/types";

export const LIBRARY_SORTS = ["title", "mechanism", "stage", "minutes", "level"] as const;
export type LibrarySort = (typeof LIBRARY_SORTS)[number];

/** The most characters of search words that are read. */
export const LONGEST_WORDS = 80;

/** The address of the library. Anything it does not know counts as not asked for, so no address is an error. */
export const libraryQuery = z.object({
  view: z.enum(["list", "table"]).catch("list"),
  sort: z.enum(LIBRARY_SORTS).optional().catch(undefined),
  dir: z.enum(["asc", "desc"]).catch("asc"),
  mechanism: z.enum(MECHANISMS).optional().catch(undefined),
  stage: z.enum(STAGES).optional().catch(undefined),
  format: z.enum(FORMATS).optional().catch(undefined),
  minutes: z.coerce.number().pipe(z.literal(MINUTE_OPTIONS)).optional().catch(undefined),
  words: z
    .string()
    .transform((text) => text.replace(/\s+/g, " ").trim().slice(0, LONGEST_WORDS).trim() || undefined)
    .optional()
    .catch(undefined),
});
export type LibraryQuery = z.output<typeof libraryQuery>;

/** The parts of the query that leave exercises out. */
export const FILTER_KEYS = ["mechanism", "stage", "format", "minutes", "words"] as const;
export type FilterKey = (typeof FILTER_KEYS)[number];

/** The query as the filters of the exercise rules. */
export function filtersOf(query: Pick<LibraryQuery, FilterKey>): ExerciseFilters {
  const { mechanism, stage, format, minutes, words } = query;
  return { mechanism, stage, format, maxMinutes: minutes, text: words };
}
