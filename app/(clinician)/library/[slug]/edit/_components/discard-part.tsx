"use client";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { discardDraftAction } from "../actions";

/** Throws the draft away. It cannot be undone, so it says first what it does. */
export function DiscardPart({
  slug,
  revision,
  version,
}: {
  slug: string;
  revision: number;
  version: number;
}) {
  const [state, send] = useFormAction(discardDraftAction);
  return (
    <details className="sheet">
      <summary className="type-label cursor-pointer">Throw this draft away</summary>
      <form action={send} className="mt-3 flex flex-col items-start gap-3">
        <FormProblems state={state} fieldIds={{}} />
        <p className="max-w-measure">
          {version === 1
            ? "The exercise is gone then, and cannot be brought back."
            : "What you changed is gone then, and cannot be brought back. The versions before it stay."}
        </p>
        <input type="hidden" name="slug" value={slug} />
        <input type="hidden" name="revision" value={revision} />
        <SubmitButton kind="danger" pending="Throwing away">
          Throw away for good
        </SubmitButton>
      </form>
    </details>
  );
}
