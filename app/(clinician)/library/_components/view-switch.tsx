import { Link } from "#ui/link";
import type { LibraryQuery } from "../library-query";
import { libraryHref } from "./library-address";

const VIEWS = [
  { view: "list", label: "List" },
  { view: "table", label: "Table" },
] as const;

/** The same exercises as a list or as a table. */
export function ViewSwitch({ query }: { query: LibraryQuery }) {
  return (
    <nav aria-label="View" className="screen-only flex gap-x-4">
      {VIEWS.map(({ view, label }) => (
        <Link
          key={view}
          href={libraryHref(query, { view })}
          aria-current={query.view === view ? "true" : undefined}
          className="inline-flex min-h-control items-center border-b-2 border-transparent text-text-muted hover:text-text aria-[current=true]:border-text aria-[current=true]:font-medium aria-[current=true]:text-text"
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
