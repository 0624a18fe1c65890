"use client";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { restorePlanAction } from "../../actions";

type RestoreFormProps = { coupleId: string; sessionId: string; versionId: string; version: number };

/** Brings a version back as the newest one. */
export function RestoreForm(place: RestoreFormProps) {
  const [state, send] = useFormAction(restorePlanAction);
  return (
    <form action={send} className="mt-3">
      <FormProblems state={state} fieldIds={{}} />
      {Object.entries(place).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton pending="Bringing it back">Restore</SubmitButton>
    </form>
  );
}
