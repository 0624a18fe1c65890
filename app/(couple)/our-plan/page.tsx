import type { Metadata } from "next";
import { BackLink } from "#ui/back-link";
import { PrintButton } from "#ui/print-button";
import { CardPart } from "./_components/card-part";
import { loadOurPlan } from "./loaders";
import { ourPlan as words } from "./words";

export const metadata: Metadata = { title: "Our plan" };

export default async function OurPlanPage() {
  const cards = await loadOurPlan();
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-2">
        <div className="screen-only">
          <BackLink href="/home" />
        </div>
        <h1 className="type-display">{words.title}</h1>
        <p className="screen-only">{words.text}</p>
      </div>
      {cards.map((card) => (
        <CardPart key={card.id} card={card} />
      ))}
      <div className="screen-only flex flex-col items-start gap-3">
        <p className="text-text-muted">{words.change}</p>
        <PrintButton />
      </div>
    </div>
  );
}
