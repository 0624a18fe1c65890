import type { Metadata } from "next";
import { BackLink } from "#ui/back-link";
import { KeptForm } from "../../../_components/kept-form";
import { OfferPart } from "./_components/offer-part";
import { OpenPart } from "./_components/open-part";
import * as WORDS from "./_components/words";
import { shareAnswersAction } from "./actions";
import { loadTogether } from "./loaders";

export const metadata: Metadata = { title: "Together" };

const words = WORDS.sharing;

export default async function TogetherPage({ params }: PageProps<"/do/[taskId]/together">) {
  const { taskId } = await params;
  const together = await loadTogether(taskId);
  if (!together) return <KeptForm action={shareAnswersAction} address={`/do/${taskId}/together`} />;
  return (
    <div className="flex flex-col gap-8">
      <div className="flex flex-col gap-2">
        <BackLink href="/together" />
        <h1 className="type-display">{words.title}</h1>
        <p className="text-text-muted">{together.title}</p>
      </div>
      {together.open.map((open) => (
        <OpenPart key={open.kind} taskId={taskId} open={open} timeZone={together.timeZone} />
      ))}
      {together.offers.map((offer) => (
        <OfferPart key={offer.kind} taskId={taskId} offer={offer} />
      ))}
    </div>
  );
}
