"use server";
import { openCouple } from "#lib/accounts/open-couple";
import { formAction } from "#lib/auth/form-action";
import { createCoupleInput } from "#lib/couples/schema";

export const openCoupleAction = formAction("clinician", createCoupleInput, async (actor, input) => {
  const { coupleId } = await openCouple(actor, input);
  return { to: `/couples/${coupleId}/people?opened=yes` };
});
