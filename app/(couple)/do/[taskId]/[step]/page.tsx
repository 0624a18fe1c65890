import type { Metadata } from "next";
import { KeptForm } from "../../../_components/kept-form";
import { StepView } from "./_components/step-view";
import { saveStepAction } from "./actions";
import { loadStep } from "./loaders";

type Props = PageProps<"/do/[taskId]/[step]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { taskId, step } = await params;
  const page = await loadStep(taskId, step);
  return { title: page ? `Step ${page.progress.at}` : "Today" };
}

export default async function StepPage({ params }: Props) {
  const { taskId, step } = await params;
  const page = await loadStep(taskId, step);
  if (!page) return <KeptForm action={saveStepAction} address={`/do/${taskId}/${step}`} />;
  return <StepView page={page} />;
}
