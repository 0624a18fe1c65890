import type { Metadata } from "next";
import { Breadcrumb } from "#ui/breadcrumb";
import { PageHeader } from "#ui/page-header";
import { loadExercise } from "../../loaders";
import { EveryPhone } from "./_components/every-phone";

export const metadata: Metadata = { title: "As a partner sees it" };

export default async function PreviewPage({ params, searchParams }: PageProps<"/library/[slug]/preview">) {
  const [{ slug }, { version, smaller }] = await Promise.all([params, searchParams]);
  const {
    opened: { exercise },
  } = await loadExercise(slug, version);
  return (
    <>
      <PageHeader
        title="As a partner sees it"
        description={`“${exercise.title}”${smaller === "on" ? " in its two-minute form" : ""}, one page after the other. These are pictures: nothing can be pressed or written in them, and nothing is kept. Where a couple has agreed on what is told in private, that stands after who can see the answer.`}
        above={
          <Breadcrumb
            items={[
              { href: "/library", label: "Library" },
              { href: `/library/${slug}`, label: exercise.title },
            ]}
          />
        }
      />
      <EveryPhone exercise={exercise} isSmaller={smaller === "on"} />
    </>
  );
}
