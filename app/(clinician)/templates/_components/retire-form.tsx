"use client";
import { useActionState } from "react";
import { IDLE } from "#lib/auth/form-state";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { retireTemplateAction } from "../actions";

/** Takes a template of one's own out of use. */
export function RetireForm({ templateId, title }: { templateId: string; title: string }) {
  const [state, send] = useActionState(retireTemplateAction, IDLE);
  return (
    <form action={send} className="mt-2">
      <FormProblems state={state} fieldIds={{}} />
      <input type="hidden" name="templateId" value={templateId} />
      <SubmitButton kind="plain" pending="Retiring">
        Retire {title}
      </SubmitButton>
    </form>
  );
}
