"use server";
import { refresh } from "next/cache";
import { endPartner } from "#lib/accounts/end-partner";
import { endPartnerInput, transferCoupleInput } from "#lib/accounts/schema";
import { transferCouple } from "#lib/accounts/transfer-couple";
import { formAction } from "#lib/auth/form-action";

export const transferCoupleAction = formAction("admin", transferCoupleInput, async (actor, input) => {
  await transferCouple(actor, input);
  refresh();
  return { note: "The couple has moved." };
});

export const endPartnerAction = formAction("admin", endPartnerInput, async (actor, { partnerId }) => {
  await endPartner(actor, partnerId);
  refresh();
  return { note: "The access has ended." };
});
