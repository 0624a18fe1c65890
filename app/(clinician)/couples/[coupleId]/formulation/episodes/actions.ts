"use server";
import { refresh } from "next/cache";
import { formAction } from "#lib/auth/form-action";
import { revealNeedsInput } from "#lib/formulation/episode-schema";
import { revealNeeds } from "#lib/formulation/reveal-needs";

/** Opens to both what both have shared of one day. */
export const revealNeedsAction = formAction("clinician", revealNeedsInput, async (actor, input) => {
  await revealNeeds(actor, input);
  refresh();
  return { note: "Both can read it on their own page now." };
});
