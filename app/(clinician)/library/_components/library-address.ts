import type { LibraryQuery } from "../library-query";

/** The address of the library with some parts changed; what is as always is left out of it. A change begins at page 1. */
export function libraryHref(
  query: LibraryQuery,
  change: { readonly [Key in keyof LibraryQuery]?: LibraryQuery[Key] | undefined },
): string {
  const { view, sort, dir, page = 1, ...filters } = { ...query, page: 1, ...change };
  const parts = Object.entries({
    view: view === "table" ? view : undefined,
    sort,
    dir: sort !== undefined && dir === "desc" ? dir : undefined,
    ...filters,
    page: page > 1 ? page : undefined,
  }).flatMap(([key, value]): [string, string][] => (value === undefined ? [] : [[key, String(value)]]));
  return parts.length === 0 ? "/library" : `/library?${new URLSearchParams(parts)}`;
}

/** The library without filters and words, in the same view. */
export function plainHref({ view }: LibraryQuery): string {
  return view === "table" ? "/library?view=table" : "/library";
}

/** Where one exercise is: its newest version in use, or else exactly this draft. */
export function exerciseHref(row: { slug: string; version: number; state: string }): string {
  return row.state === "draft" ? `/library/${row.slug}?version=${row.version}` : `/library/${row.slug}`;
}
