import type { Metadata } from "next";
import { KeptForm } from "../../../../../_components/kept-form";
import { StepView } from "../../_components/step-view";
import { saveStepAction } from "../../actions";
import { loadStep } from "../../loaders";

type Props = PageProps<"/do/[taskId]/[step]/turn/[turn]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { taskId, step, turn } = await params;
  const page = await loadStep(taskId, step, turn);
  return { title: page ? `Step ${page.progress.at}` : "Today" };
}

/** A later turn at the same question, after the phone was handed over. */
export default async function TurnPage({ params }: Props) {
  const { taskId, step, turn } = await params;
  const page = await loadStep(taskId, step, turn);
  if (!page) return <KeptForm action={saveStepAction} address={`/do/${taskId}/${step}/turn/${turn}`} />;
  return <StepView page={page} />;
}
