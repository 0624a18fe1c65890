"use client";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { reviseAction } from "../actions";

/** Copies the newest version of the practice's own exercise into a draft of the next one, and opens it. */
export function ReviseForm({ slug, kind = "primary" }: { slug: string; kind?: "primary" | "quiet" }) {
  const [state, send] = useFormAction(reviseAction);
  return (
    <form action={send} className="flex flex-col items-start gap-2">
      <FormProblems state={state} fieldIds={{}} />
      <input type="hidden" name="slug" value={slug} />
      <SubmitButton kind={kind} pending="Copying">
        Write a new version
      </SubmitButton>
    </form>
  );
}
