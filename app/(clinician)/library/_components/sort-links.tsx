import { LIBRARY_SORTS, type LibrarySort } from "#lib/exercises/library-page";
import { Link } from "#ui/link";
import type { LibraryQuery } from "../library-query";
import { libraryHref } from "./library-address";

const SORT_LABEL: Readonly<Record<LibrarySort, string>> = {
  title: "Title",
  minutes: "Shortest",
  level: "Least explicit",
  evidence: "Best evidence",
  newest: "Newest",
};

/** The order of the list. A search is in the order of its matches until another one is chosen. */
export function SortLinks({ query }: { query: LibraryQuery }) {
  const usual = query.words === undefined ? "title" : undefined;
  const now = query.sort ?? usual;
  const choices = [
    ...(query.words === undefined ? [] : [{ sort: undefined, label: "Best match" }]),
    ...LIBRARY_SORTS.map((sort) => ({ sort: sort === usual ? undefined : sort, label: SORT_LABEL[sort] })),
  ];
  return (
    <nav aria-label="Order" className="screen-only flex flex-wrap gap-x-4">
      {choices.map(({ sort, label }) => (
        <Link
          key={label}
          href={libraryHref(query, { sort, dir: "asc" })}
          aria-current={now === (sort ?? usual) ? "true" : undefined}
          className="inline-flex min-h-control items-center border-b-2 border-transparent text-text-muted hover:text-text aria-[current=true]:border-text aria-[current=true]:font-medium aria-[current=true]:text-text"
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
