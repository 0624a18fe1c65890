import type { Metadata } from "next";
import { PageHeader } from "#ui/page-header";
import { PracticeForm } from "./_components/practice-form";
import { loadPractice } from "./loaders";

export const metadata: Metadata = { title: "Practice" };

export default async function PracticePage() {
  const { practiceName, timeZone, zones } = await loadPractice();
  return (
    <>
      <PageHeader title="Practice" description="What holds for everybody here." />
      <PracticeForm practiceName={practiceName} timeZone={timeZone} zones={zones} />
    </>
  );
}
