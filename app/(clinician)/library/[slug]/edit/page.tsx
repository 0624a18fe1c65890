import type { Metadata } from "next";
import { Breadcrumb } from "#ui/breadcrumb";
import { LinkButton } from "#ui/link-button";
import { PageHeader } from "#ui/page-header";
import { ExerciseEditor } from "./_components/exercise-editor";
import { loadDraft } from "./loaders";

export const metadata: Metadata = { title: "Edit exercise" };

export default async function EditPage({ params }: PageProps<"/library/[slug]/edit">) {
  const { slug } = await params;
  const { draft, revision, savedAt, faults, zone } = await loadDraft(slug);
  const at = `/library/${slug}`;
  return (
    <>
      <PageHeader
        title="Edit exercise"
        description={`Version ${draft.version}, a draft. Nobody is given it before it is published.`}
        above={<Breadcrumb items={[{ href: "/library", label: "Library" }]} />}
        actions={
          <>
            <LinkButton href={`${at}/preview?version=${draft.version}` as never}>
              See it as a partner
            </LinkButton>
            <LinkButton href={`${at}/print/handout?version=${draft.version}` as never}>Print</LinkButton>
          </>
        }
      />
      <ExerciseEditor draft={draft} revision={revision} savedAt={savedAt} faults={faults} zone={zone} />
    </>
  );
}
