import type { Metadata } from "next";
import { BackLink } from "#ui/back-link";
import { HardLinkButton } from "#ui/hard-link";
import { KeptForm } from "../../_components/kept-form";
import { asked } from "../_components/asked";
import { dayOptions } from "../_components/day-label";
import { moments as words } from "../words";
import { MomentForm } from "./_components/moment-form";
import { saveEpisodeAction } from "./actions";
import { loadMomentPage } from "./loaders";

export const metadata: Metadata = { title: "Moments" };

export default async function MomentPage({ params }: PageProps<"/moments/[part]">) {
  const { part } = await params;
  const loaded = await loadMomentPage(part);
  const address = `/moments/${part}`;
  if (!loaded) return <KeptForm action={saveEpisodeAction} address={address} />;
  const { place, parts, page, state, now, agreement, when, questions } = loaded;
  return (
    <>
      <BackLink href={place === 1 ? "/moments" : `/moments/${place - 1}`}>{words.back}</BackLink>
      <h1 className="type-display mt-2 mb-2">{words.title}</h1>
      {state === "open" ? (
        <>
          <p className="type-note type-figure mb-4">{words.part(place, parts)}</p>
          <MomentForm
            page={page}
            address={address}
            agreement={agreement}
            isLast={place === parts}
            when={page === "when" ? { days: dayOptions(now.day), ...when } : null}
            questions={questions.map(({ question, value }) => ({ question: asked(question), value }))}
          />
        </>
      ) : (
        <div className="flex flex-col gap-6">
          <p>{state === "held" ? words.held : words.none}</p>
          <HardLinkButton href="/moments" kind="primary" wide>
            {words.start}
          </HardLinkButton>
        </div>
      )}
    </>
  );
}
