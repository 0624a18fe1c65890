import { POLICY_LABEL, POLICY_MEANING, type PolicyKind, SAFETY_CARVE_OUT } from "#lib/couples/rules-secrets";
import type { AnswerValue, Field, Visibility } from "#lib/exercises/types";
import type { OpenedField, OpenedResponse } from "#lib/homework/types";
import { formatDate } from "../../../../_ui/when";

/** Whom the writer was told would see the answer. */
export const AUDIENCE_WORDS: Readonly<Record<Visibility, string>> = {
  me: "Written for themself: shown to nobody",
  therapist: "You and the writer",
  shared: "You and the writer; the partner once you reveal it",
  reveal: "You and the writer, until both choose to share and you reveal it",
};

const NO_ANSWER = "No answer";

function minutesWords(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return minutes < 1 ? "Less than a minute" : minutes === 1 ? "1 minute" : `${minutes} minutes`;
}

function labelsOf(field: Extract<Field, { options: unknown }>, picked: readonly unknown[]): string {
  const chosen = field.options.filter((option) => picked.includes(option.value));
  // Ranked cards keep the order they were given in.
  if (field.type === "rank") chosen.sort((one, two) => picked.indexOf(one.value) - picked.indexOf(two.value));
  return chosen.map((option) => option.label).join(", ");
}

/** Each pile with the cards on it. */
function pilesOf(field: Extract<Field, { type: "sort" }>, answer: AnswerValue): string {
  const placed = Array.isArray(answer) ? answer : [];
  return field.piles
    .flatMap((pile) => {
      const cards = field.options.filter((card) => placed.includes(`${card.value}=${pile.value}`));
      return cards.length === 0 ? [] : [`${pile.label}: ${cards.map((card) => card.label).join(", ")}`];
    })
    .join(". ");
}

/** "2026-11-22 afternoon" as a date and a part of the day. */
function stampWords(stamp: string): string {
  const [day = "", part = ""] = stamp.split(" ");
  return [formatDate(day), part].filter(Boolean).join(", ");
}

/** An answer in words. What was written for the writer alone looks the same whether it was written or not. */
export function answerWords({ field, visibility, answer }: OpenedField): string {
  if (visibility === "me") return "Not shown";
  if (answer === null) return NO_ANSWER;
  if (field.type === "stamp") return stampWords(String(answer));
  if (field.type === "sort") return pilesOf(field, answer) || NO_ANSWER;
  if (field.type === "lines") return [answer].flat().join("; ") || NO_ANSWER;
  if (field.type === "dates")
    return (
      [answer]
        .flat()
        .map((day) => formatDate(String(day)))
        .join(", ") || NO_ANSWER
    );
  if ("options" in field) {
    const picked: readonly unknown[] = typeof answer === "object" ? answer : [answer];
    return labelsOf(field, picked) || NO_ANSWER;
  }
  if (answer === "not_sure") return "Not sure";
  if (field.type === "scale") return `${answer} of 10`;
  if (field.type === "timer" || field.type === "turns" || field.type === "pacer")
    return minutesWords(Number(answer));
  if (field.type === "yesno") return answer === "yes" ? "Yes" : "No";
  return String(answer).trim() || NO_ANSWER;
}

/** A number worked out from the answers, in words. */
export function derivedWords({ value, kind }: OpenedResponse["derived"][number]): string {
  if (value === null) return NO_ANSWER;
  if (kind !== "difference") return `${Math.round(value * 100)} %`;
  return value > 0 ? `+${value}` : String(value);
}

/** One slider after the exercise. */
export function sliderWords(value: number | null): string {
  return value === null ? NO_ANSWER : `${value} of 10`;
}

/** Under which agreement on secrets it was said; a later one does not bind it. */
export function saidUnderWords(under: { version: number; kind: PolicyKind | null } | null): string {
  if (under === null) return "Which agreement on secrets counted when this was sent was not kept.";
  if (under.kind === null) return "Sent before any agreement on secrets was in force: keep it private.";
  return `Sent under version ${under.version} of the agreement on secrets, ${POLICY_LABEL[under.kind].toLowerCase()}. ${POLICY_MEANING[under.kind]} ${SAFETY_CARVE_OUT}`;
}
