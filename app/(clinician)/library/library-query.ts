import { z } from "zod";
import { LIBRARY_SORTS, type LibraryAsked } from "#lib/exercises/library-page";
import { FILTER_CHOICES } from "#lib/exercises/traits";

/** The most characters of search words that are read. */
export const LONGEST_WORDS = 80;
const MOST_PAGES = 10_000;

const choice = <const T extends readonly string[]>(choices: T) => z.enum(choices).optional().catch(undefined);
const number = <const T extends readonly number[]>(choices: T) =>
  z.string().regex(/^\d+$/).pipe(z.coerce.number()).pipe(z.literal(choices)).optional().catch(undefined);

/** The address of the library. Anything it does not know counts as not asked for, so no address is an error. */
export const libraryQuery = z.object({
  view: z.enum(["list", "table"]).catch("list"),
  sort: z.enum(LIBRARY_SORTS).optional().catch(undefined),
  dir: z.enum(["asc", "desc"]).catch("asc"),
  page: z.coerce.number().int().min(1).max(MOST_PAGES).catch(1),
  words: z
    .string()
    .transform((text) => text.replace(/\s+/g, " ").trim().slice(0, LONGEST_WORDS).trim() || undefined)
    .optional()
    .catch(undefined),
  mechanism: choice(FILTER_CHOICES.mechanism),
  stage: choice(FILTER_CHOICES.stage),
  format: choice(FILTER_CHOICES.format),
  minutes: number(FILTER_CHOICES.minutes),
  class: choice(FILTER_CHOICES.class),
  level: number(FILTER_CHOICES.level),
  evidence: choice(FILTER_CHOICES.evidence),
  origin: choice(FILTER_CHOICES.origin),
  state: choice(FILTER_CHOICES.state),
});
export type LibraryQuery = z.output<typeof libraryQuery>;

/** The query as it is put to the library: what is published, unless a state was chosen. */
export function askedBy(query: LibraryQuery): LibraryAsked {
  const { view: _view, sort, dir, page, words, ...filters } = query;
  return { filters: { ...filters, state: filters.state ?? "published" }, words, sort, dir, page };
}
