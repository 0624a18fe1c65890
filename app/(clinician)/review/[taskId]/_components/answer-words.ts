import type { Field, Visibility } from "#lib/exercises/types";
import type { OpenedField, OpenedResponse } from "#lib/homework/types";

/** Whom the writer was told would see the answer. */
export const AUDIENCE_WORDS: Readonly<Record<Visibility, string>> = {
  me: "Written for themself: shown to nobody",
  therapist: "You and the writer",
  shared: "Both partners and you",
  reveal: "You and the writer, until both choose to share",
};

const NO_ANSWER = "No answer";

function minutesWords(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return minutes < 1 ? "Less than a minute" : minutes === 1 ? "1 minute" : `${minutes} minutes`;
}

function labelsOf(field: Extract<Field, { options: unknown }>, picked: readonly unknown[]): string {
  return field.options
    .filter((option) => picked.includes(option.value))
    .map((option) => option.label)
    .join(", ");
}

/** An answer in words. What was written for the writer alone looks the same whether it was written or not. */
export function answerWords({ field, visibility, answer }: OpenedField): string {
  if (visibility === "me") return "Not shown";
  if (answer === null) return NO_ANSWER;
  if ("options" in field) {
    const picked: readonly unknown[] = typeof answer === "object" ? answer : [answer];
    return labelsOf(field, picked) || NO_ANSWER;
  }
  if (answer === "not_sure") return "Not sure";
  if (field.type === "scale") return `${answer} of 10`;
  if (field.type === "timer" || field.type === "turns") return minutesWords(Number(answer));
  if (field.type === "yesno") return answer === "yes" ? "Yes" : "No";
  return String(answer).trim() || NO_ANSWER;
}

/** A number worked out from the answers, in words. */
export function derivedWords({ value, kind }: OpenedResponse["derived"][number]): string {
  if (value === null) return NO_ANSWER;
  if (kind === "share") return `${Math.round(value * 100)} %`;
  return value > 0 ? `+${value}` : String(value);
}

/** One slider after the exercise. */
export function sliderWords(value: number | null): string {
  return value === null ? NO_ANSWER : `${value} of 10`;
}
