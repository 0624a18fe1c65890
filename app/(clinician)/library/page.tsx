import type { Metadata } from "next";
import { Link } from "#ui/link";
import { LinkButton } from "#ui/link-button";
import { PageHeader } from "#ui/page-header";
import { Pagination } from "#ui/pagination";
import { plural } from "../_components/exercise-words";
import { libraryHref, plainHref } from "./_components/library-address";
import { LibraryFilters } from "./_components/library-filters";
import { LibraryKeys } from "./_components/library-keys";
import { sortingOf, toItem, toLine } from "./_components/library-line";
import { LibraryList } from "./_components/library-list";
import { LibraryNav } from "./_components/library-nav";
import { LibraryTable } from "./_components/library-table";
import { NoMatch } from "./_components/no-match";
import { placeInWords } from "./_components/page-words";
import { SortLinks } from "./_components/sort-links";
import { ViewSwitch } from "./_components/view-switch";
import { loadLibrary } from "./loaders";

export const metadata: Metadata = { title: "Library" };

export default async function LibraryPage({ searchParams }: PageProps<"/library">) {
  const { query, found, singleKeys } = await loadLibrary(await searchParams);
  const { rows, counts, drops, page, pages } = found;
  // Drafts are a state of their own, which the list leaves out unless it is asked for.
  const drafts = query.state === undefined || query.state === "published" ? counts.state.draft : 0;
  const isAll = plainHref(query) === libraryHref(query, { sort: undefined, page: 1 });
  const isList = query.view === "list" || rows.length === 0;
  return (
    <>
      <PageHeader
        title="Library"
        description="Exercises for sessions and for home, each with its evidence."
        actions={
          <>
            <LinkButton href="/library/import">Import and export</LinkButton>
            <LinkButton href="/library/new">New exercise</LinkButton>
          </>
        }
      />
      <LibraryNav current="/library" />
      <LibraryFilters query={query} counts={counts} />
      <div
        className={`flex flex-wrap items-center justify-between gap-x-6 ${isList ? "border-b border-b-border-strong" : "mb-2"}`}
      >
        <p className="type-figure py-1.5 text-text-muted">
          {plural(found.found, "exercise")}
          {isAll ? null : (
            <>
              {". "}
              <Link href={plainHref(query)}>Show all</Link>
            </>
          )}
        </p>
        {drafts > 0 ? (
          <p>
            <Link href={libraryHref(query, { state: "draft", page: 1 })}>
              {plural(drafts, "draft")} of your own
            </Link>
          </p>
        ) : null}
        {isList && rows.length > 1 ? <SortLinks query={query} /> : null}
        <ViewSwitch query={query} />
      </div>
      {found.isSome && rows.length > 0 ? (
        <p className="mt-3" role="status">
          No exercise has all these words. These have some.
        </p>
      ) : null}
      {rows.length === 0 ? (
        <NoMatch query={query} drops={drops} />
      ) : (
        <>
          {query.view === "table" ? (
            <LibraryTable rows={rows.map(toLine)} sorting={sortingOf(query)} />
          ) : (
            <LibraryList items={rows.map(toItem)} />
          )}
          <Pagination
            label={placeInWords(found)}
            previousHref={page > 1 ? libraryHref(query, { page: page - 1 }) : null}
            nextHref={page < pages ? libraryHref(query, { page: page + 1 }) : null}
          />
          <LibraryKeys on={singleKeys} />
        </>
      )}
    </>
  );
}
