"use client";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { forkAction } from "../actions";

type ForkFormProps = { slug: string; version: number; label?: string; kind?: "primary" | "quiet" };

/** Copies an exercise into a draft of the practice's own, and opens it. */
export function ForkForm({ slug, version, label = "Make our own version", kind = "primary" }: ForkFormProps) {
  const [state, send] = useFormAction(forkAction);
  return (
    <form action={send}>
      <FormProblems state={state} fieldIds={{}} />
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="version" value={version} />
      <SubmitButton kind={kind} pending="Copying">
        {label}
      </SubmitButton>
    </form>
  );
}
