import { BackLink } from "#ui/back-link";
import { HardLinkButton } from "#ui/hard-link";
import { QuestionHint } from "#ui/question/question-hint";
import { TurnRoles } from "#ui/question/turn-roles";
import { placeWords } from "../../../../../_ui/question/place-words";
import { OwnAnswers } from "../../_components/own-answers";
import type { LaterPage, QuestionStep } from "../loaders";
import { AnswerForm } from "./answer-form";
import { answerWords } from "./answer-words";
import * as WORDS from "./later-words";

/** One question's page, or the words that it opens on another day. */
export function StepView({ page }: { page: QuestionStep | LaterPage }) {
  const { entry, progress } = page;
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4">
        <BackLink href={page.backHref} />
        <div className="type-note type-figure flex gap-3">
          {entry ? <p className="font-medium text-text">{entry}</p> : null}
          {page.kind === "question" ? <p>{placeWords(progress.at, progress.of)}</p> : null}
        </div>
      </div>
      {page.kind === "later" ? (
        <div className="flex flex-1 flex-col gap-6">
          <h1 className="type-display">{WORDS.later.title}</h1>
          <p className="reading">{page.opens}</p>
          <p>{WORDS.later.text}</p>
          <div className="mt-auto">
            <HardLinkButton href={page.nextHref} kind="primary" wide>
              {WORDS.later.goOn}
            </HardLinkButton>
          </div>
        </div>
      ) : (
        <>
          {page.steps.length > 0 ? (
            <div className="reading mb-6 border-l-2 pl-4">
              {page.steps.map((text) => (
                <p key={text}>{text}</p>
              ))}
            </div>
          ) : null}
          {page.written.length > 0 ? (
            <div className="mb-6">
              <OwnAnswers parts={page.written} />
            </div>
          ) : null}
          {page.turnSteps.length > 0 ? <TurnRoles steps={page.turnSteps} /> : null}
          <AnswerForm
            taskId={page.taskId}
            place={page.place}
            version={page.version}
            field={page.field}
            hint={<QuestionHint question={page.field} audience={page.audience} />}
            saved={page.saved}
            savedWords={answerWords(page.field, page.saved)}
            onward={page.onward}
            turn={page.turn}
          />
          {page.stopLine ? <p className="mt-6 border-t pt-4">{page.stopLine}</p> : null}
        </>
      )}
    </>
  );
}
