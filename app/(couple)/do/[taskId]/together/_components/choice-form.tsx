"use client";

import type { FormState } from "#lib/auth/form-state";
import type { ShareKind } from "#lib/homework/types";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { keepAnswersAction, shareAnswersAction } from "../actions";

type ChoiceFormProps = {
  taskId: string;
  kind: ShareKind;
  choice: "share" | "keep";
  /** What the button says while it is on its way. */
  pending: string;
  children: string;
};

const ACTIONS: Readonly<
  Record<ChoiceFormProps["choice"], (previous: FormState, form: FormData) => Promise<FormState>>
> = { share: shareAnswersAction, keep: keepAnswersAction };

/** One press: to share, or to keep. Both look the same, so that neither is the one to press. */
export function ChoiceForm({ taskId, kind, choice, pending, children }: ChoiceFormProps) {
  const [state, send] = useFormAction(ACTIONS[choice], `/do/${taskId}/together`);
  return (
    <form action={send} className="flex flex-col gap-4">
      <FormProblems state={state} fieldIds={{}} />
      <input type="hidden" name="taskId" value={taskId} />
      <input type="hidden" name="kind" value={kind} />
      <SubmitButton kind="quiet" wide pending={pending}>
        {children}
      </SubmitButton>
    </form>
  );
}
