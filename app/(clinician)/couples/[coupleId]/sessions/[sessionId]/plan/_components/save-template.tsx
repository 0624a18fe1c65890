"use client";
import { useActionState } from "react";
import { fieldErrors, IDLE } from "#lib/auth/form-state";
import { Checkbox } from "#ui/checkbox";
import { DialogButton } from "#ui/dialog-button";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { TextInput } from "#ui/text-input";
import { saveTemplateAction } from "../actions";

/** Keeps the structure and minutes of this plan under a name. */
export function SaveTemplate({ coupleId, sessionId }: { coupleId: string; sessionId: string }) {
  const [state, send] = useActionState(saveTemplateAction, IDLE);
  return (
    <DialogButton label="Save as template" title="Save as template">
      <form action={send} className="flex flex-col gap-4">
        <FormProblems state={state} fieldIds={{ title: "template-title" }} />
        <p>Structure and minutes are kept, and the exercises. Nothing of this couple is.</p>
        <input type="hidden" name="coupleId" value={coupleId} />
        <input type="hidden" name="sessionId" value={sessionId} />
        <Field
          id="template-title"
          label="Name"
          hint="No names of people: everybody who may use it reads it."
          errors={fieldErrors(state, "title")}
        >
          {(control) => <TextInput {...control} name="title" maxLength={60} autoComplete="off" required />}
        </Field>
        <Checkbox name="shared" label="For every clinician of this practice" />
        <SubmitButton pending="Saving">Save</SubmitButton>
      </form>
    </DialogButton>
  );
}
