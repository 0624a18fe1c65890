import type { Metadata } from "next";
import { PageHeader } from "#ui/page-header";
import { LibraryNav } from "../_components/library-nav";
import { MeasureList } from "./_components/measure-list";
import { loadMeasures } from "./loaders";

export const metadata: Metadata = { title: "Measures" };

export default async function MeasuresPage() {
  const measures = await loadMeasures();
  return (
    <>
      <PageHeader
        title="Measures"
        description="Published questionnaires as facts: how they are scored, what they are for, who owns them. Their questions are not part of Evenkeel; your practice types in those it holds a licence for."
      />
      <LibraryNav current="/library/measures" />
      <MeasureList measures={measures} />
      <p className="type-note mt-6 max-w-measure">
        Some figures are from memory. Such a measure is scored once a clinician of your practice has compared
        them with their source. A cut-off is a prompt to look, not a diagnosis. Scores stay with one person:
        two partners are never added up.
      </p>
    </>
  );
}
