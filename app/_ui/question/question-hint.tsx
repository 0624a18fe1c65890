import { Icon } from "../icon";
import type { Asked } from "./asked";
import { QUESTION_WORDS as words } from "./question-words";

/** Kinds that are answered in one's own words. */
const IN_WORDS: readonly Asked["type"][] = ["short", "long", "lines"];

/** How the control is used, where its kind needs a word on that. */
function howTo(question: Asked): string | null {
  if (question.type === "multi" && question.max) return words.pickUpTo(question.max);
  if (question.type === "rank") return words.rankPick(question.max);
  return question.type === "sort" ? words.sortHint : null;
}

type QuestionHintProps = {
  question: Asked;
  /** Who will see the answer; said before anything is typed. */
  audience: string;
  /** True on the therapist's own pages, where nobody has to be told who watches. */
  forStaff?: boolean;
};

/** Why a question is asked, how its control is used and who will see the answer. The server draws it where it can. */
export function QuestionHint({ question, audience, forStaff = false }: QuestionHintProps) {
  const how = howTo(question);
  return (
    <span className="flex flex-col gap-2 text-text-muted">
      <span>{question.why}</span>
      {how ? <span>{how}</span> : null}
      <span className="flex items-start gap-2 text-text">
        <span className="pt-1">
          <Icon name="lock" />
        </span>
        {audience}
      </span>
      {IN_WORDS.includes(question.type) && !forStaff ? <span>{words.notWatched}</span> : null}
    </span>
  );
}
