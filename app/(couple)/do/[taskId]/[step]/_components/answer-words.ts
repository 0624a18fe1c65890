import { leftOutCard, ownCard } from "#lib/exercises/rules-personal";
import type { AnswerValue, Field, Option, SortField } from "#lib/exercises/types";
import { LIST_WORDS } from "../../../../../_ui/question/list-words";
import { QUESTION_WORDS as words } from "../../../../../_ui/question/question-words";
import { TIME_WORDS } from "../../../../../_ui/question/time-words";

const labelIn = (options: readonly Option[], value: string | undefined) =>
  options.find((option) => option.value === value)?.label ?? value ?? "";

/** One card of a list as its writer put it, an own one and one that was left out among them. */
function sortedWords({ options, piles }: SortField, entry: string): string {
  const [own, out] = [ownCard(entry), leftOutCard(entry)];
  if (own) return own.pile === "" ? own.words : `${own.words}: ${labelIn(piles, own.pile)}`;
  if (out !== null) return `${labelIn(options, out)}: ${LIST_WORDS.outHere}`;
  const [card, pile] = entry.split("=");
  return `${labelIn(options, card)}: ${labelIn(piles, pile)}`;
}

/** An answer as its writer would read it, a line for each where there are several; null where there is none. */
export function answerWords(field: Field, answer: AnswerValue | null): string | null {
  if (answer === null) return null;
  const list = typeof answer === "object" ? answer : [String(answer)];
  switch (field.type) {
    case "choice":
    case "multi":
    case "check":
    case "rank":
      return list.map((one) => labelIn(field.options, one)).join(", ");
    case "sort":
      return list.map((entry) => sortedWords(field, entry)).join("\n");
    case "lines":
    case "dates":
      return list.join("\n");
    case "yesno":
      return answer === "yes" ? words.yes : words.no;
    case "timer":
    case "turns":
    case "pacer":
      return TIME_WORDS.minutesOption(Math.max(1, Math.round(Number(answer) / 60)));
    default:
      return answer === "not_sure" ? "Not sure" : String(answer);
  }
}
