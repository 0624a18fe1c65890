import type { AnswerValue, Field } from "#lib/exercises/types";
import type { Card, CardAnswer } from "#lib/homework/types";
import { formatDate } from "../../../_ui/when";
import { answerWords } from "../../do/[taskId]/[step]/_components/answer-words";
import { ourPlan as words } from "../words";

function linesOf(field: Field, answer: AnswerValue | null): string | null {
  if (field.type === "dates" && answer !== null)
    return [answer]
      .flat()
      .map((day) => formatDate(String(day)))
      .join("\n");
  return answerWords(field, answer);
}

function Said({ who, text }: { who: string; text: string | null }) {
  if (!text) return null;
  return (
    <dd>
      <span className="text-sm text-text-muted">{who}</span>
      <span className="reading block whitespace-pre-wrap break-words">{text}</span>
    </dd>
  );
}

function Row({ field, first, second, isSame }: CardAnswer) {
  return (
    <div className="keep-together flex flex-col gap-2 py-3">
      <dt className="type-label">{field.label}</dt>
      {isSame ? (
        <Said who={words.both} text={linesOf(field, first)} />
      ) : (
        <>
          <Said who={words.you} text={linesOf(field, first)} />
          <Said who={words.partner} text={linesOf(field, second)} />
        </>
      )}
    </div>
  );
}

/** One card: what either of them wrote, question by question. */
export function CardPart({ card }: { card: Card }) {
  return (
    <dl className="ruled border-t">
      {card.answers.map((answer) => (
        <Row key={answer.field.name} {...answer} />
      ))}
    </dl>
  );
}
