import type { Metadata } from "next";
import { BackLink } from "#ui/back-link";
import { HardLinkButton } from "#ui/hard-link";
import { KeptForm } from "../../_components/kept-form";
import { questions as words } from "../words";
import { PartForm } from "./_components/part-form";
import { saveRatingsAction } from "./actions";
import { loadPart } from "./loaders";

export const metadata: Metadata = { title: "Questions" };

export default async function QuestionsPage({ params }: PageProps<"/questions/[part]">) {
  const { part } = await params;
  const loaded = await loadPart(part);
  const address = `/questions/${part}`;
  if (!loaded) return <KeptForm action={saveRatingsAction} address={address} />;
  const { place, parts, page, state, agreement, keepsBack, lines } = loaded;
  return (
    <>
      <BackLink href={place === 1 ? "/home" : `/questions/${place - 1}`}>{words.back}</BackLink>
      <h1 className="type-display mt-2 mb-2">{words.title}</h1>
      {state === "open" ? (
        <>
          <p className="type-note type-figure mb-2">{words.part(place, parts)}</p>
          <p className="mb-1">{words.intro}</p>
          <p className="mb-6 text-text-muted">
            {words.audience} {agreement.line}
          </p>
          <PartForm
            page={page}
            address={address}
            lines={lines}
            keepsBack={keepsBack}
            agreement={agreement}
            isLast={place === parts}
          />
        </>
      ) : (
        <div className="flex flex-col gap-6">
          <p>{state === "held" ? words.held : words.none}</p>
          <HardLinkButton href="/home" kind="primary" wide>
            {words.home}
          </HardLinkButton>
        </div>
      )}
    </>
  );
}
