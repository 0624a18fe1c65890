import type { WrittenPart } from "#lib/homework/read-back";
import * as WORDS from "../../../_components/words";
import { answerWords } from "../[step]/_components/answer-words";

/** What one has written so far, to look at before it is sent; folded, since somebody may be near. */
export function OwnAnswers({ parts }: { parts: readonly WrittenPart[] }) {
  if (parts.length === 0) return null;
  return (
    <details>
      <summary className="inline-flex min-h-control cursor-pointer items-center text-link">
        {WORDS.readBack.look}
      </summary>
      <div className="flex flex-col gap-6 border-l-2 pt-2 pl-4">
        {parts.map(({ name, answers }) => (
          <section key={answers[0]?.field.name} className="flex flex-col gap-2">
            {name === null ? null : <p className="type-heading">{name}</p>}
            <dl className="flex flex-col gap-3">
              {answers.map(({ field, answer }) => (
                <div key={field.name}>
                  <dt className="text-text-muted">{field.label}</dt>
                  <dd className="whitespace-pre-wrap break-words">{answerWords(field, answer)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </details>
  );
}
