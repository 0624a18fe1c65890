import type { Metadata } from "next";
import { Link } from "#ui/link";
import { PageHeader } from "#ui/page-header";
import { plural } from "../_components/exercise-words";
import { LibraryFilters } from "./_components/library-filters";
import { sortingOf, toLine } from "./_components/library-line";
import { LibraryList } from "./_components/library-list";
import { LibraryTable } from "./_components/library-table";
import { NoMatch } from "./_components/no-match";
import { ViewSwitch } from "./_components/view-switch";
import { loadLibrary } from "./loaders";

export const metadata: Metadata = { title: "Library" };

export default async function LibraryPage({ searchParams }: PageProps<"/library">) {
  const { query, all, exercises, counts, drops } = await loadLibrary(await searchParams);
  const found = exercises.length;
  const listed = query.view === "list" || found === 0;
  return (
    <>
      <PageHeader
        title="Library"
        description="Exercises for sessions and for home, each with its evidence."
      />
      <LibraryFilters query={query} counts={counts} />
      <div
        className={`flex flex-wrap items-center justify-between gap-x-6 ${listed ? "border-b border-b-border-strong" : "mb-2"}`}
      >
        <p className="type-figure py-1.5 text-text-muted">
          {found === all ? plural(all, "exercise") : `${found} of ${plural(all, "exercise")}`}
          {found === all ? null : (
            <>
              {". "}
              <Link href={query.view === "table" ? "/library?view=table" : "/library"}>Show all</Link>
            </>
          )}
        </p>
        <ViewSwitch query={query} />
      </div>
      {found === 0 ? (
        <NoMatch query={query} drops={drops} />
      ) : query.view === "table" ? (
        <LibraryTable rows={exercises.map(toLine)} sorting={sortingOf(query)} />
      ) : (
        <LibraryList exercises={exercises} />
      )}
    </>
  );
}
