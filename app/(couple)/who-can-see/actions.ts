"use server";
import { refresh } from "next/cache";
import { formAction } from "#lib/auth/form-action";
import { optOut } from "#lib/couples/opt-out";
import {
  optOutInput,
  setCeilingInput,
  setConsentInput,
  signPolicyInput,
} from "#lib/couples/own-choices-schema";
import { setCeiling } from "#lib/couples/set-ceiling";
import { setConsent } from "#lib/couples/set-consent";
import { signPolicy } from "#lib/couples/sign-policy";
import * as WORDS from "./_components/words";

const words = WORDS.whoCanSee;

export const setCeilingAction = formAction("partner", setCeilingInput, async (actor, input) => {
  await setCeiling(actor, input);
  refresh();
  return { note: words.ceilingSaved };
});

export const setConsentAction = formAction("partner", setConsentInput, async (actor, input) => {
  await setConsent(actor, input);
  refresh();
  return { note: input.consent === "given" ? words.given : words.withdrawn };
});

export const signPolicyAction = formAction("partner", signPolicyInput, async (actor, input) => {
  await signPolicy(actor, input);
  refresh();
  return { note: words.agreementSigned };
});

export const optOutAction = formAction("partner", optOutInput, async (actor) => {
  await optOut(actor);
  return { note: words.optedOut };
});
