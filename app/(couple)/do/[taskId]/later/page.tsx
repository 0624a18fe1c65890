import type { Metadata } from "next";
import { BackLink } from "#ui/back-link";
import { KeptForm } from "../../../_components/kept-form";
import { ReasonForm } from "./_components/reason-form";
import { ShortOffer } from "./_components/short-offer";
import { sayNotNowAction } from "./actions";
import { loadLater } from "./loaders";
import { notNow as words } from "./words";

export const metadata: Metadata = { title: "Today" };

export default async function LaterPage({ params }: PageProps<"/do/[taskId]/later">) {
  const { taskId } = await params;
  const later = await loadLater(taskId);
  if (!later) return <KeptForm action={sayNotNowAction} address={`/do/${taskId}/later`} />;
  return (
    <div className="flex flex-col gap-6">
      <div>
        <BackLink href={`/do/${later.taskId}`} />
        <h1 className="type-display mt-2">{words.title}</h1>
      </div>
      <div className="flex flex-col gap-2">
        <p className="reading">{words.text}</p>
        <p className="text-text-muted">
          {words.audience} {later.agreement}
        </p>
      </div>
      <ReasonForm taskId={later.taskId} />
      {later.short ? <ShortOffer taskId={later.taskId} short={later.short} /> : null}
      <p className="border-t pt-4 text-text-muted">{words.notWatched}</p>
    </div>
  );
}
