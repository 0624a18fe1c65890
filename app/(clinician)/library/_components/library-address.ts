import type { LibraryQuery } from "../library-query";

/** The address of the library with some parts changed; what is as always is left out of it. */
export function libraryHref(
  query: LibraryQuery,
  change: { readonly [Key in keyof LibraryQuery]?: LibraryQuery[Key] | undefined },
): string {
  const { view, sort, dir, ...filters } = { ...query, ...change };
  const parts = Object.entries({
    view: view === "table" ? view : undefined,
    sort,
    dir: sort !== undefined && dir === "desc" ? dir : undefined,
    ...filters,
  }).flatMap(([key, value]): [string, string][] => (value === undefined ? [] : [[key, String(value)]]));
  return parts.length === 0 ? "/library" : `/library?${new URLSearchParams(parts)}`;
}
