"use client";

import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { setConsentAction } from "../actions";
import * as WORDS from "./words";

const words = WORDS.whoCanSee;

/** The partner's own yes: take it back, or say it again. Either counts at once. */
export function ConsentForm({ withdrawn }: { withdrawn: boolean }) {
  const [state, send] = useFormAction(setConsentAction);
  return (
    <form action={send} className="flex flex-col gap-4">
      <FormProblems state={state} fieldIds={{}} />
      <p>{withdrawn ? words.consentWithdrawn : words.consentGiven}</p>
      {withdrawn ? null : <p className="text-text-muted">{words.consentEffect}</p>}
      <input type="hidden" name="consent" value={withdrawn ? "given" : "withdrawn"} />
      <div>
        <SubmitButton kind="quiet">{withdrawn ? words.giveAgain : words.withdraw}</SubmitButton>
      </div>
    </form>
  );
}
