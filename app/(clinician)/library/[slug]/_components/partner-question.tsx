import { audienceOfField } from "#lib/exercises/rules";
import type { Field } from "#lib/exercises/types";
import { Question } from "#ui/question/question";
import { QuestionHint } from "#ui/question/question-hint";

/** One question as a partner meets it on the phone, drawn by the very control they get. */
export function PartnerQuestion({ question, stopLine }: { question: Field; stopLine: string | null }) {
  const name = `picture-${question.name}`;
  return (
    <li className="flex flex-col gap-4 py-8">
      <Question
        question={question}
        id={name}
        name={name}
        hint={<QuestionHint question={question} audience={audienceOfField(question)} />}
      />
      {stopLine === null ? null : <p>{stopLine}</p>}
    </li>
  );
}
