"use client";

import { useActionState } from "react";
import { IDLE } from "#lib/auth/form-state";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { optOutAction } from "../actions";
import * as WORDS from "./words";

const words = WORDS.whoCanSee;

/** Stays out of the practice's figures. Whether it was pressed before is kept from everybody, this page too. */
export function OptOutForm() {
  const [state, send] = useActionState(optOutAction, IDLE);
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
