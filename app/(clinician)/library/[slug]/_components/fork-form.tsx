"use client";
import { useActionState } from "react";
import { IDLE } from "#lib/auth/form-state";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { forkAction } from "../actions";

type ForkFormProps = { slug: string; version: number; label?: string; kind?: "primary" | "quiet" };

/** Copies an exercise into a draft of the practice's own, and opens it. */
export function ForkForm({ slug, version, label = "Make our own version", kind = "primary" }: ForkFormProps) {
  const [state, send] = useActionState(forkAction, IDLE);
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
