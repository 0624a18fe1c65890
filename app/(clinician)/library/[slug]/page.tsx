import type { Metadata } from "next";
import { Breadcrumb } from "#ui/breadcrumb";
import { LinkButton } from "#ui/link-button";
import { Notice } from "#ui/notice";
import { PageHeader } from "#ui/page-header";
import { loadExercise } from "../loaders";
import { AtAGlance } from "./_components/at-a-glance";
import { CoupleSide } from "./_components/couple-side";
import { DoneAndQuality } from "./_components/done-and-quality";
import { DraftGaps } from "./_components/draft-gaps";
import { EvidenceList } from "./_components/evidence-list";
import { ForkForm } from "./_components/fork-form";
import { GateList } from "./_components/gate-list";
import { OwnVersionPart } from "./_components/own-version-part";
import { Part } from "./_components/part";
import { PrintPart } from "./_components/print-part";
import { QuestionList } from "./_components/question-list";
import { ReviseForm } from "./_components/revise-form";
import { WhereFrom } from "./_components/where-from";

type Props = PageProps<"/library/[slug]">;

/** The exercise's own title: it stands in the library of the practice and is about no couple. */
export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [{ slug }, { version }] = await Promise.all([params, searchParams]);
  return { title: (await loadExercise(slug, version)).opened.exercise.title || "Exercise" };
}

export default async function ExercisePage({ params, searchParams }: Props) {
  const [{ slug }, search] = await Promise.all([params, searchParams]);
  const { opened, faults, byClass, inSession } = await loadExercise(slug, search.version);
  const { exercise } = opened;
  const { title, aim, steps, fields, stopLine, adaptations, evidence } = exercise;
  const at = `/library/${slug}`;
  const hasDraft = opened.versions.some(({ state }) => state === "draft");
  // A plan takes the newest version alone.
  const canAdd = search.version === undefined && opened.state === "published" && inSession;
  const ofVersion = search.version === undefined ? "" : `?version=${exercise.version}`;
  const header = (
    <PageHeader
      title={title}
      description={aim}
      above={<Breadcrumb items={[{ href: "/library", label: "Library" }]} />}
      actions={
        <>
          <LinkButton href={`${at}/preview${ofVersion}`}>See it as a partner</LinkButton>
          <LinkButton href={`${at}/print/handout${ofVersion}`}>Print</LinkButton>
          {opened.state === "draft" ? null : (
            <LinkButton href={`${at}/print/sheet${ofVersion}`}>Sheet</LinkButton>
          )}
          <LinkButton href={`${at}/history`}>Versions</LinkButton>
          {hasDraft ? (
            <LinkButton kind={canAdd ? "quiet" : "primary"} href={`${at}/edit`}>
              Go on with the draft
            </LinkButton>
          ) : opened.origin === "own" ? (
            <ReviseForm slug={slug} kind={canAdd ? "quiet" : "primary"} />
          ) : (
            <ForkForm slug={slug} version={exercise.version} kind={canAdd ? "quiet" : "primary"} />
          )}
          {canAdd ? (
            <LinkButton kind="primary" href={`${at}/add`}>
              Add to plan
            </LinkButton>
          ) : null}
        </>
      }
    />
  );
  if (faults.length > 0) {
    return (
      <>
        {header}
        <div className="flex max-w-reading flex-col gap-8">
          <WhereFrom opened={opened} />
          <DraftGaps faults={faults} />
        </div>
      </>
    );
  }
  return (
    <>
      {header}
      <div className="grid items-start gap-x-12 gap-y-8 wide:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 max-w-reading flex-col gap-8">
          <WhereFrom opened={opened} />
          <AtAGlance exercise={exercise} />
          {stopLine === null ? null : <Notice title="Stands on every screen">{stopLine}</Notice>}
          <Part id="steps" title="Steps">
            <div className="reading">
              <ol>
                {steps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
            </div>
          </Part>
          <Part id="before" title="Before you use it">
            <GateList exercise={exercise} byClass={byClass} />
          </Part>
          <Part id="questions" title="Questions">
            <QuestionList fields={fields} />
          </Part>
          <Part id="done" title="Done, and done well">
            <DoneAndQuality exercise={exercise} />
          </Part>
          {adaptations.length === 0 ? null : (
            <Part id="adaptations" title="Adaptations">
              <ul className="max-w-measure list-disc pl-5">
                {adaptations.map((adaptation) => (
                  <li key={adaptation}>{adaptation}</li>
                ))}
              </ul>
            </Part>
          )}
          <Part id="evidence" title="Evidence">
            <EvidenceList evidence={evidence} />
          </Part>
          {opened.state === "draft" ? null : <PrintPart at={at} ofVersion={ofVersion} slug={slug} />}
          {opened.origin === "own" && opened.state !== "draft" ? <OwnVersionPart opened={opened} /> : null}
        </div>
        <CoupleSide exercise={exercise} />
      </div>
    </>
  );
}
