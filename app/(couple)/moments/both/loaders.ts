import { isSentSignedOut, requireActor } from "#lib/auth/require-actor";
import type { Field } from "#lib/exercises/types";
import { RESPONSE_NEED, RESPONSE_QUESTION } from "#lib/formulation/episode-choices";
import { type OpenNeed, openNeeds } from "#lib/formulation/own-needs";

function labelOf(field: Field | undefined, value: string | null): string | null {
  if (value === null || !field || !("options" in field)) return value;
  return field.options.find((one) => one.value === value)?.label ?? value;
}

const NEED = RESPONSE_NEED.find(({ name }) => name === "need_kind");

function inWords(need: OpenNeed) {
  return {
    ...need,
    response: labelOf(RESPONSE_QUESTION, need.response),
    needKind: labelOf(NEED, need.needKind),
  };
}

export type NeedWords = ReturnType<typeof inWords>;

/** What can be shared of one's own moments, and what is open to both; null after a plain form was sent signed out. */
export async function loadNeeds() {
  if (await isSentSignedOut()) return null;
  const { state, choices, open } = await openNeeds(await requireActor("partner"));
  return { state, choices, open: open.map(({ day, needs }) => ({ day, needs: needs.map(inWords) })) };
}
