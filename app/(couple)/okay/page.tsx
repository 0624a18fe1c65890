import type { Metadata } from "next";
import { BackLink } from "#ui/back-link";
import { HardLinkButton } from "#ui/hard-link";
import { KeptForm } from "../_components/kept-form";
import { YesForm } from "./_components/yes-form";
import { answerYesAction } from "./actions";
import { loadOkay } from "./loaders";
import { okay as words } from "./words";

export const metadata: Metadata = { title: "A question" };

export default async function OkayPage() {
  const own = await loadOkay();
  if (!own) return <KeptForm action={answerYesAction} address="/okay" />;
  const questions = own.state === "open" ? own.questions : [];
  return (
    <div className="flex flex-1 flex-col gap-6">
      <div className="flex flex-col gap-2">
        <BackLink href="/home" />
        <h1 className="type-display">{words.title}</h1>
      </div>
      {questions.length === 0 ? (
        <>
          <p>{own.state === "held" ? words.held : words.none}</p>
          <HardLinkButton href="/home" kind="primary" wide>
            {words.home}
          </HardLinkButton>
        </>
      ) : (
        <>
          <p>{words.intro}</p>
          {questions.map(({ exerciseClass, isAnswered }) => (
            <YesForm key={exerciseClass} exerciseClass={exerciseClass} isAnswered={isAnswered} />
          ))}
          <div className="flex flex-col gap-3 text-text-muted">
            <p>{words.change}</p>
            <p>{words.quiet}</p>
            <p>{words.effect}</p>
          </div>
        </>
      )}
    </div>
  );
}
