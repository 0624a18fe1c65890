import type { Metadata } from "next";
import { BackLink } from "#ui/back-link";
import { KeptForm } from "../../../_components/kept-form";
import * as WORDS from "../../../check-in/_components/words";
import { AnswerForm } from "./_components/answer-form";
import { saveStepAction } from "./actions";
import { loadStep } from "./loaders";

type Props = PageProps<"/do/[taskId]/[step]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { taskId, step } = await params;
  const page = await loadStep(taskId, step);
  return { title: page ? `Step ${page.place}` : "Today" };
}

export default async function StepPage({ params }: Props) {
  const { taskId, step } = await params;
  const page = await loadStep(taskId, step);
  if (!page) return <KeptForm action={saveStepAction} address={`/do/${taskId}/${step}`} />;
  const base = `/do/${page.taskId}`;
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-4">
        <BackLink href={page.place > 1 ? `${base}/${page.place - 1}` : base} />
        <p className="type-note type-figure">{WORDS.checkIn.place(page.place, page.places)}</p>
      </div>
      {page.steps.length > 0 ? (
        <div className="reading mb-6 border-l-2 pl-4">
          {page.steps.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      ) : null}
      <AnswerForm
        taskId={page.taskId}
        place={page.place}
        places={page.places}
        version={page.version}
        field={page.field}
        audience={page.audience}
        saved={page.saved}
      />
      {page.stopLine ? <p className="mt-6 border-t pt-4">{page.stopLine}</p> : null}
    </>
  );
}
