import type { Metadata } from "next";
import { Breadcrumb } from "#ui/breadcrumb";
import { Link } from "#ui/link";
import { PageHeader } from "#ui/page-header";
import { TitleForm } from "./_components/title-form";
import { mayWrite } from "./loaders";

export const metadata: Metadata = { title: "New exercise" };

export default async function NewExercisePage() {
  await mayWrite();
  return (
    <>
      <PageHeader
        title="New exercise"
        description="Your practice’s own. It is a draft until you publish it."
        above={<Breadcrumb items={[{ href: "/library", label: "Library" }]} />}
      />
      <div className="flex max-w-reading flex-col gap-6">
        <TitleForm />
        <p className="type-note max-w-measure">
          It is quicker to begin with one that is there: open it in the <Link href="/library">library</Link>{" "}
          and choose “Make our own version”. Or <Link href="/library/import">bring in a file</Link>.
        </p>
      </div>
    </>
  );
}
