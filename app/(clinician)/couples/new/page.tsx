import type { Metadata } from "next";
import { Breadcrumb } from "#ui/breadcrumb";
import { PageHeader } from "#ui/page-header";
import { OpenCoupleForm } from "./_components/open-couple-form";
import { loadNewCouple } from "./loaders";

export const metadata: Metadata = { title: "New couple" };

export default async function NewCouplePage() {
  await loadNewCouple();
  return (
    <>
      <PageHeader
        above={<Breadcrumb items={[{ href: "/couples", label: "Couples" }]} />}
        title="Open a couple"
        description="A code name is drawn for them. Names and addresses are locked away and shown only when you ask."
      />
      <OpenCoupleForm />
    </>
  );
}
