import type { AnswerValue, Field, Option } from "#lib/exercises/types";
import { QUESTION_WORDS as words } from "../../../../../_ui/question/question-words";
import { TIME_WORDS } from "../../../../../_ui/question/time-words";

const labelIn = (options: readonly Option[], value: string | undefined) =>
  options.find((option) => option.value === value)?.label ?? value ?? "";

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
      return list
        .map((one) => one.split("="))
        .map(([card, pile]) => `${labelIn(field.options, card)}: ${labelIn(field.piles, pile)}`)
        .join("\n");
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
