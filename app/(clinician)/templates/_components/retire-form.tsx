"use client";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { retireTemplateAction } from "../actions";

/** Takes a template of one's own out of use. */
export function RetireForm({ templateId, title }: { templateId: string; title: string }) {
  const [state, send] = useFormAction(retireTemplateAction);
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
