"use client";

import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { optOutAction } from "../actions";
import * as WORDS from "./words";

const words = WORDS.whoCanSee;

/** Stays out of the practice's figures. Whether it was pressed before is kept from everybody, this page too. */
export function OptOutForm() {
  const [state, send] = useFormAction(optOutAction);
  return (
    <form action={send} className="flex flex-col gap-4">
      <FormProblems state={state} fieldIds={{}} />
      <p>{words.figures}</p>
      <div>
        <SubmitButton kind="quiet">{words.optOut}</SubmitButton>
      </div>
    </form>
  );
}
