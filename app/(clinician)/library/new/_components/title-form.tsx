"use client";
import { fieldErrors, typedValue } from "#lib/auth/form-state";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { TextInput } from "#ui/text-input";
import { useFormAction } from "#ui/use-form-action";
import { startExerciseAction } from "../actions";

/** Begins an exercise with its title; everything else is written on the next page. */
export function TitleForm() {
  const [state, send] = useFormAction(startExerciseAction);
  return (
    <form action={send} noValidate autoComplete="off" className="flex flex-col items-start gap-4">
      <FormProblems state={state} fieldIds={{ title: "title" }} />
      <Field
        id="title"
        label="Title"
        hint="As the couple reads it. It can still be changed."
        errors={fieldErrors(state, "title")}
      >
        {(control) => <TextInput {...control} name="title" defaultValue={typedValue(state, "title")} />}
      </Field>
      <SubmitButton pending="Starting">Start writing</SubmitButton>
    </form>
  );
}
