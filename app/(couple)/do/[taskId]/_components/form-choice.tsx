"use client";

import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { chooseFormAction } from "../actions";
import { notNow as words } from "../later/words";

const FORMS = {
  short: { press: words.short, line: words.shortTime },
  whole: { press: words.whole, line: words.wholeLine },
} as const;

/** One press: the two-minute version of one's own copy, or all of it again. The line about it stands beneath its button. */
export function FormChoice({ taskId, form }: { taskId: string; form: "short" | "whole" }) {
  const [state, send] = useFormAction(chooseFormAction, `/do/${taskId}`);
  const { press, line } = FORMS[form];
  return (
    <form action={send} className="flex flex-col gap-4">
      <FormProblems state={state} fieldIds={{}} />
      <input type="hidden" name="taskId" value={taskId} />
      <input type="hidden" name="form" value={form} />
      <div className="flex flex-col gap-1">
        <SubmitButton kind="quiet" wide pending={words.choosing} aria-describedby="other-form">
          {press}
        </SubmitButton>
        <p id="other-form" className="text-text-muted">
          {line}
        </p>
      </div>
    </form>
  );
}
