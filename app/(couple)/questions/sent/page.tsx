import type { Metadata } from "next";
import { BackLink } from "#ui/back-link";
import { KeptForm } from "../../_components/kept-form";
import { questions as words } from "../words";
import { SentForm } from "./_components/sent-form";
import { openSentRatingsAction } from "./actions";
import { loadSent } from "./loaders";

export const metadata: Metadata = { title: "Questions" };

export default async function SentPage() {
  if (!(await loadSent())) return <KeptForm action={openSentRatingsAction} address="/questions/sent" />;
  return (
    <div className="flex flex-1 flex-col gap-4">
      <BackLink href="/who-can-see" />
      <h1 className="type-display">{words.sentTitle}</h1>
      <p className="reading">{words.sentText}</p>
      <p className="text-text-muted">{words.sentKept}</p>
      <SentForm />
    </div>
  );
}
