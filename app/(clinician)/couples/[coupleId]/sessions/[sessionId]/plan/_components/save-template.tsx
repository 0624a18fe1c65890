"use client";
import { type FormEvent, useState } from "react";
import { fieldErrors, typedValue } from "#lib/auth/form-state";
import { Button } from "#ui/button";
import { Checkbox } from "#ui/checkbox";
import { Dialog } from "#ui/dialog";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { Link } from "#ui/link";
import { Notice } from "#ui/notice";
import { SubmitButton } from "#ui/submit-button";
import { TextInput } from "#ui/text-input";
import { useFormAction } from "#ui/use-form-action";
import { saveTemplateAction } from "../actions";
import { savePlanFirst } from "./plan-in-hand";

type Place = { coupleId: string; sessionId: string };

/** Keeps the structure and minutes of this plan under a name; the plan stays on the screen. */
export function SaveTemplate(place: Place) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Save as template
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Save as template">
        {/* Each time it is opened it is another template. */}
        {open ? <TemplateForm {...place} /> : null}
      </Dialog>
    </>
  );
}

function TemplateForm({ coupleId, sessionId }: Place) {
  const [state, send] = useFormAction(saveTemplateAction);
  const [isUnsaved, setUnsaved] = useState(false);
  // What is kept is what is seen.
  const saveFirst = async (event: FormEvent<HTMLFormElement>) => {
    const saving = savePlanFirst(sessionId);
    setUnsaved(false);
    if (!saving) return;
    event.preventDefault();
    const form = event.currentTarget;
    if (await saving) form.requestSubmit();
    else setUnsaved(true);
  };
  if (state.status === "done")
    return (
      <>
        <FormProblems state={state} fieldIds={{}} />
        {state.links?.map(({ href, label }) => (
          <p key={href}>
            <Link href={href}>{label}</Link>
          </p>
        ))}
      </>
    );
  const title = typedValue(state, "title");
  return (
    <form action={send} onSubmit={saveFirst} className="flex flex-col gap-4" noValidate>
      {isUnsaved ? (
        <Notice>The plan is not saved yet, so nothing was kept as a template. Try again when it is.</Notice>
      ) : null}
      <FormProblems state={state} fieldIds={{ title: "template-title" }} />
      <p>
        Structure and minutes are kept, and the exercises. What is set aside stays out, and so does all that
        is about this couple.
      </p>
      <input type="hidden" name="coupleId" value={coupleId} />
      <input type="hidden" name="sessionId" value={sessionId} />
      <Field
        id="template-title"
        label="Name"
        hint="No names of people: everybody who may use it reads it."
        errors={fieldErrors(state, "title")}
      >
        {(control) => (
          <TextInput {...control} name="title" defaultValue={title} key={title} autoComplete="off" required />
        )}
      </Field>
      <Checkbox
        name="shared"
        label="For every clinician of this practice"
        defaultChecked={typedValue(state, "shared") === "on"}
        key={typedValue(state, "shared")}
      />
      <SubmitButton pending="Saving">Save</SubmitButton>
    </form>
  );
}
