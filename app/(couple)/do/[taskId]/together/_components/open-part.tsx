import type { AnswerValue, Field } from "#lib/exercises/types";
import type { NamedMatches, SharedOpen } from "#lib/homework/types";
import { answerWords } from "../../[step]/_components/answer-words";
import { ChoiceForm } from "./choice-form";
import { PickPart } from "./pick-part";
import * as WORDS from "./words";

const words = WORDS.sharing;

function Said({ who, field, answer }: { who: string; field: Field; answer: AnswerValue | null }) {
  const text = answerWords(field, answer);
  if (!text) return null;
  return (
    <dd>
      <span className="text-sm text-text-muted">{who}</span>
      <span className="reading block whitespace-pre-wrap break-words">{text}</span>
    </dd>
  );
}

/** The cards of one list that both said yes or maybe to. */
function MatchList({ matches }: { matches: NamedMatches }) {
  const groups = [
    { title: words.yes, cards: matches.yes },
    { title: words.yesMaybe, cards: matches.yesMaybe },
    { title: words.maybe, cards: matches.maybe },
  ].filter(({ cards }) => cards.length > 0);
  if (groups.length === 0) return <p>{words.noMatches}</p>;
  return (
    <>
      {groups.map(({ title, cards }) => (
        <div key={title} className="flex flex-col gap-1">
          <h3 className="type-title">{title}</h3>
          <ul className="flex list-disc flex-col gap-1 pl-5">
            {cards.map((card) => (
              <li key={card}>{card}</li>
            ))}
          </ul>
        </div>
      ))}
      <p>{words.matchesNote}</p>
    </>
  );
}

type OpenPartProps = { taskId: string; open: SharedOpen; timeZone: string };

/** What is open to both partners. */
export function OpenPart({ taskId, open, timeZone }: OpenPartProps) {
  const { kind, answers, matches, canClose, picking } = open;
  const id = `open-${kind}`;
  return (
    <section aria-labelledby={id} className="flex flex-col gap-4 border-t pt-4">
      <h2 id={id} className="type-heading">
        {words.open[kind]}
      </h2>
      {answers.length > 0 ? (
        <dl className="ruled">
          {answers.map(({ field, own, partner }) => (
            <div key={field.name} className="flex flex-col gap-2 py-3">
              <dt className="type-label">{field.label}</dt>
              <Said who={words.you} field={field} answer={own} />
              <Said who={words.partner} field={field} answer={partner} />
            </div>
          ))}
        </dl>
      ) : null}
      {matches.map((one) => (
        <MatchList key={one.label} matches={one} />
      ))}
      {picking ? <PickPart taskId={taskId} picking={picking} timeZone={timeZone} /> : null}
      {kind === "shared" ? null : canClose ? (
        <div className="flex flex-col gap-3">
          <p className="text-text-muted">{words.closeNote}</p>
          <ChoiceForm taskId={taskId} kind={kind} choice="keep" pending={words.sending}>
            {words.close}
          </ChoiceForm>
        </div>
      ) : (
        <p className="text-text-muted">{words.stays}</p>
      )}
    </section>
  );
}
