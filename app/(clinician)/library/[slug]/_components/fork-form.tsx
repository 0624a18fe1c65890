"use client";
import { useActionState } from "react";
import { IDLE } from "#lib/auth/form-state";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { forkAction } from "../actions";

/** Copies an exercise into a draft of the practice's own, and opens it. */
export function ForkForm({ slug, version }: { slug: string; version: number }) {
  const [state, send] = useActionState(forkAction, IDLE);
  return (
    <form action={send}>
      <FormProblems state={state} fieldIds={{}} />
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="version" value={version} />
      <SubmitButton pending="Copying">Make our own version</SubmitButton>
    </form>
  );
}
