import type { Metadata } from "next";
import { EmptyState } from "#ui/empty-state";
import { PageHeader } from "#ui/page-header";
import { Pagination } from "#ui/pagination";
import { CoupleLine } from "./_components/couple-line";
import { loadCaseloads } from "./loaders";

export const metadata: Metadata = { title: "Caseloads" };

export default async function CaseloadsPage({ searchParams }: PageProps<"/caseloads">) {
  const { after } = await searchParams;
  const { couples, clinicians, next } = await loadCaseloads(after);
  return (
    <>
      <PageHeader
        title="Caseloads"
        description="Which clinician treats which couple, by code name, and who can come in. Nothing of their care is shown here."
      />
      {couples.length === 0 ? (
        <EmptyState title="No couples yet">A clinician opens a couple from their own list.</EmptyState>
      ) : (
        <ul className="ruled">
          {couples.map((couple) => (
            <CoupleLine key={couple.id} couple={couple} clinicians={clinicians} />
          ))}
        </ul>
      )}
      <Pagination
        label={after ? "Later code names" : "First code names"}
        previousHref={after ? "/caseloads" : null}
        nextHref={next ? `/caseloads?after=${encodeURIComponent(next)}` : null}
      />
    </>
  );
}
