import type { Metadata } from "next";
import { BackLink } from "#ui/back-link";
import { HardLink } from "#ui/hard-link";
import { KeptForm } from "../_components/kept-form";
import { AgreementForm } from "./_components/agreement-form";
import { AudienceTable } from "./_components/audience-table";
import { CeilingForm } from "./_components/ceiling-form";
import { ConsentForm } from "./_components/consent-form";
import { OptOutForm } from "./_components/opt-out-form";
import * as WORDS from "./_components/words";
import { setCeilingAction } from "./actions";
import { loadOwnChoices } from "./loaders";

export const metadata: Metadata = { title: "Who can see what" };

const words = WORDS.whoCanSee;

export default async function WhoCanSeePage() {
  const choices = await loadOwnChoices();
  if (!choices) return <KeptForm action={setCeilingAction} address="/who-can-see" />;
  const { ceiling, consent, agreement, offered } = choices;
  return (
    <div className="flex flex-col gap-8">
      <div className="flex flex-col gap-2">
        <BackLink href="/home" />
        <h1 className="type-display">{words.title}</h1>
        <p>{words.intro}</p>
      </div>
      <AudienceTable />
      <p>{words.opener}</p>
      <p>{words.noSigns}</p>
      <section aria-labelledby="agreement-title" className="flex flex-col gap-3 border-t pt-4">
        <h2 id="agreement-title" className="type-title">
          {words.agreementTitle}
        </h2>
        <p>{words.agreementText}</p>
        <p>{agreement}</p>
        {offered ? <AgreementForm offered={offered} /> : null}
      </section>
      <section aria-labelledby="ceiling-title" className="flex flex-col gap-3 border-t pt-4">
        <h2 id="ceiling-title" className="type-title">
          {words.ceilingTitle}
        </h2>
        <p>{words.ceilingNote}</p>
        <CeilingForm ceiling={ceiling} />
      </section>
      <section aria-labelledby="okay-title" className="flex flex-col gap-3 border-t pt-4">
        <h2 id="okay-title" className="type-title">
          {words.okayTitle}
        </h2>
        <p>{words.okayText}</p>
        <p>
          <HardLink href="/okay" className="text-link">
            {words.okayLink}
          </HardLink>
        </p>
      </section>
      <section aria-labelledby="sent-title" className="flex flex-col gap-3 border-t pt-4">
        <h2 id="sent-title" className="type-title">
          {words.sentTitle}
        </h2>
        <p>{words.sentText}</p>
        <p>
          <HardLink href="/questions/sent" className="inline-flex min-h-control items-center text-link">
            {words.sentLink}
          </HardLink>
        </p>
      </section>
      <section aria-labelledby="lines-title" className="flex flex-col gap-3 border-t pt-4">
        <h2 id="lines-title" className="type-title">
          {words.linesTitle}
        </h2>
        <p>{words.linesText}</p>
        <p className="flex flex-col items-start">
          <HardLink href="/lines/check-in" className="inline-flex min-h-control items-center text-link">
            {words.linesCheckIn}
          </HardLink>
          <HardLink href="/lines/questions" className="inline-flex min-h-control items-center text-link">
            {words.linesQuestions}
          </HardLink>
        </p>
      </section>
      <section aria-labelledby="own-title" className="flex flex-col gap-3 border-t pt-4">
        <h2 id="own-title" className="type-title">
          {words.ownTitle}
        </h2>
        <p>{words.ownText}</p>
        <p>
          <HardLink href="/who-can-see/own" className="inline-flex min-h-control items-center text-link">
            {words.ownLink}
          </HardLink>
        </p>
      </section>
      <section aria-labelledby="consent-title" className="flex flex-col gap-3 border-t pt-4">
        <h2 id="consent-title" className="type-title">
          {words.consentTitle}
        </h2>
        <ConsentForm withdrawn={consent === "withdrawn"} />
      </section>
      <section aria-labelledby="figures-title" className="flex flex-col gap-3 border-t pt-4">
        <h2 id="figures-title" className="type-title">
          {words.figuresTitle}
        </h2>
        <OptOutForm />
      </section>
    </div>
  );
}
