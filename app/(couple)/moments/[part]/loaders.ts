import { notFound } from "next/navigation";
import { isSentSignedOut, requireActor } from "#lib/auth/require-actor";
import { agreementLine } from "#lib/couples/rules-secrets";
import type { AnswerValue } from "#lib/exercises/types";
import { QUESTIONS } from "#lib/formulation/episode-choices";
import { openEpisode } from "#lib/formulation/own-episode";
import { EPISODE_PAGES } from "#lib/formulation/types";

const typedOf = (answer: AnswerValue | undefined): string | readonly string[] =>
  Array.isArray(answer) ? answer : answer === undefined ? "" : String(answer);

/** One page of what is being written, with what was saved of it; null after a plain form was sent signed out. */
export async function loadMomentPage(part: string) {
  if (await isSentSignedOut()) return null;
  const actor = await requireActor("partner");
  const place = /^[1-9]$/.test(part) ? Number(part) : 0;
  const page = EPISODE_PAGES[place - 1];
  if (page === undefined) notFound();
  const { state, now, agreement, agreementVersion, draft } = await openEpisode(actor);
  return {
    place,
    parts: EPISODE_PAGES.length,
    page,
    state: state === "open" && page !== "when" && !draft ? ("none" as const) : state,
    now,
    agreement: { version: agreementVersion, line: agreementLine(agreement) },
    when: { day: draft?.day ?? now.day, part: draft?.part ?? now.part },
    questions: (page === "when" ? [] : QUESTIONS[page]).map((question) => ({
      question,
      value: typedOf(draft?.answers[question.name]),
    })),
  };
}
