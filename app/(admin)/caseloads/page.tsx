import type { Metadata } from "next";
import { EmptyState } from "#ui/empty-state";
import { PageHeader } from "#ui/page-header";
import { Pagination } from "#ui/pagination";
import { SectionNav } from "#ui/section-nav";
import { CoupleLine } from "./_components/couple-line";
import { loadCaseloads } from "./loaders";

export const metadata: Metadata = { title: "Caseloads" };

export default async function CaseloadsPage({ searchParams }: PageProps<"/caseloads">) {
  const { query, couples, clinicians, next } = await loadCaseloads(await searchParams);
  const { after, closed } = query;
  const first = closed ? "/caseloads?closed=yes" : "/caseloads";
  return (
    <>
      <PageHeader
        title="Caseloads"
        description="Which clinician treats which couple, by code name, and who can come in. Nothing of their care is shown here."
      />
      <SectionNav
        label="Which couples"
        items={[
          { href: "/caseloads", label: "In care" },
          { href: "/caseloads?closed=yes", label: "Closed" },
        ]}
        current={first}
      />
      {couples.length === 0 ? (
        <EmptyState title={closed ? "No couple is closed" : "No couples yet"}>
          A clinician opens and closes a couple from their own list.
        </EmptyState>
      ) : (
        <ul className="ruled">
          {couples.map((couple) => (
            <CoupleLine key={couple.id} couple={couple} clinicians={clinicians} />
          ))}
        </ul>
      )}
      <Pagination
        label={after ? "Later code names" : "First code names"}
        previousHref={after ? first : null}
        nextHref={
          next
            ? `/caseloads?${new URLSearchParams({ ...(closed ? { closed: "yes" } : {}), after: next })}`
            : null
        }
      />
    </>
  );
}
