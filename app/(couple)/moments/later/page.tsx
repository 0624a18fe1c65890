import type { Metadata } from "next";
import { BackLink } from "#ui/back-link";
import { HardLinkButton } from "#ui/hard-link";
import { KeptForm } from "../../_components/kept-form";
import { asked } from "../_components/asked";
import { momentLabel } from "../_components/day-label";
import { moments as words } from "../words";
import { LaterForm } from "./_components/later-form";
import { answerFollowUpAction } from "./actions";
import { loadLater } from "./loaders";

export const metadata: Metadata = { title: "Moments" };

export default async function LaterPage() {
  const loaded = await loadLater();
  if (!loaded) return <KeptForm action={answerFollowUpAction} address="/moments/later" />;
  const { state, agreement, waiting } = loaded;
  return (
    <>
      <BackLink href="/moments" />
      <h1 className="type-display mt-2 mb-2">{words.title}</h1>
      {waiting ? (
        <>
          <p className="type-note type-figure mb-4">{words.about(momentLabel(waiting))}</p>
          <LaterForm
            episodeId={waiting.id}
            asked={waiting.asked}
            agreement={agreement}
            questions={waiting.questions.map(asked)}
          />
        </>
      ) : (
        <div className="flex flex-col gap-6">
          <p>{state === "held" ? words.held : words.nothingWaits}</p>
          <HardLinkButton href="/home" kind="primary" wide>
            {words.home}
          </HardLinkButton>
        </div>
      )}
    </>
  );
}
