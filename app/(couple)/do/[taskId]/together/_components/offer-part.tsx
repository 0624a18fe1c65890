import type { ShareOffer } from "#lib/homework/types";
import { ChoiceForm } from "./choice-form";
import * as WORDS from "./words";

const words = WORDS.sharing;

/** What one partner may share: which answers, who will see them, and then the press. Never the words. */
export function OfferPart({ taskId, offer }: { taskId: string; offer: ShareOffer }) {
  const { kind, chosen, questions } = offer;
  const id = `offer-${kind}`;
  return (
    <section aria-labelledby={id} className="flex flex-col gap-4 border-t pt-4">
      <h2 id={id} className="type-heading">
        {words.offer[kind]}
      </h2>
      <p>{words.about[kind]}</p>
      <ul className="flex list-disc flex-col gap-1 pl-5">
        {questions.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
      <p>{words.audience[kind]}</p>
      <p>{words.until}</p>
      {chosen ? (
        <>
          <p>{words.chosen}</p>
          <ChoiceForm taskId={taskId} kind={kind} choice="keep" pending={words.sending}>
            {words.takeBack}
          </ChoiceForm>
        </>
      ) : (
        <div className="flex flex-col gap-3">
          <ChoiceForm taskId={taskId} kind={kind} choice="share" pending={words.sending}>
            {words.share[kind]}
          </ChoiceForm>
          <ChoiceForm taskId={taskId} kind={kind} choice="keep" pending={words.sending}>
            {words.notNow}
          </ChoiceForm>
        </div>
      )}
    </section>
  );
}
