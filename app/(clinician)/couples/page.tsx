import type { Metadata } from "next";
import { EmptyState } from "#ui/empty-state";
import { LinkButton } from "#ui/link-button";
import { PageHeader } from "#ui/page-header";
import { Pagination } from "#ui/pagination";
import { caseloadHref } from "./_components/caseload-address";
import { CaseloadFilters } from "./_components/caseload-filters";
import { toLine } from "./_components/caseload-line";
import { CaseloadTable } from "./_components/caseload-table";
import { loadCaseload } from "./loaders";

export const metadata: Metadata = { title: "Couples" };

export default async function CouplesPage({ searchParams }: PageProps<"/couples">) {
  const { query, page, timeZone } = await loadCaseload(await searchParams);
  const turn = (id: string) => (query.sort === id && query.dir === "asc" ? "desc" : "asc");
  const hrefs = Object.fromEntries(
    ["code_name", "next_session", "stage"].map((id) => [
      id,
      caseloadHref(query, { sort: id, dir: turn(id) }),
    ]),
  );
  const filtered = Boolean(query.stage || query.state);
  const empty = filtered ? (
    <EmptyState
      title="No couple matches"
      action={<LinkButton href="/couples">Show all open couples</LinkButton>}
    >
      Remove the stage or state to see the others.
    </EmptyState>
  ) : (
    <EmptyState
      title="No couples yet"
      action={<LinkButton href="/couples/new">Open the first couple</LinkButton>}
    >
      Each couple gets a code name of its own. Names stay locked away.
    </EmptyState>
  );
  return (
    <>
      <PageHeader
        title="Couples"
        description="Known here by their code names."
        actions={
          <LinkButton href="/couples/new" kind="primary" data-key="new-couple">
            Open a couple
          </LinkButton>
        }
      />
      <CaseloadFilters query={query} />
      <CaseloadTable
        rows={page.rows.map((row) => toLine(row, timeZone))}
        sorting={{
          columnId: query.sort,
          direction: query.dir === "asc" ? "ascending" : "descending",
          hrefs,
        }}
        empty={empty}
        paging={
          <Pagination
            label={page.total > 200 ? "More than 200 couples" : `${page.total} couples`}
            previousHref={page.previous ? caseloadHref(query, { before: page.previous }) : null}
            nextHref={page.next ? caseloadHref(query, { after: page.next }) : null}
          />
        }
      />
    </>
  );
}
