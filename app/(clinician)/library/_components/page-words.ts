import type { LibraryPage } from "#lib/exercises/library-page";

/** "26 to 50 of 84": every page but the last is full, so the size of a page follows from the numbers. */
export function placeInWords({ rows, found, page, pages }: LibraryPage): string {
  const last = page === pages ? found : rows.length * page;
  return `${last - rows.length + 1} to ${last} of ${found}`;
}
