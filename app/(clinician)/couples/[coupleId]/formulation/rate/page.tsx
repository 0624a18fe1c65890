import type { Metadata } from "next";
import { Breadcrumb } from "#ui/breadcrumb";
import { PageHeader } from "#ui/page-header";
import { loadRatingTable } from "../loaders";
import { RatingForm } from "./_components/rating-form";

export const metadata: Metadata = { title: "Rate" };

export default async function RatePage({ params }: PageProps<"/couples/[coupleId]/formulation/rate">) {
  const { couple, groups } = await loadRatingTable((await params).coupleId);
  return (
    <>
      <PageHeader
        above={
          <Breadcrumb
            items={[
              { href: "/couples", label: "Couples" },
              { href: `/couples/${couple.id}`, label: couple.codeName },
              { href: `/couples/${couple.id}/formulation`, label: "Formulation" },
            ]}
          />
        }
        title="Rate what you have seen"
        description="The past four weeks. 0 not at all, 10 nearly always. Leave out what you do not know."
      />
      <RatingForm coupleId={couple.id} groups={groups} />
    </>
  );
}
