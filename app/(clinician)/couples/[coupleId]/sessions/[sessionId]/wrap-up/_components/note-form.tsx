"use client";
import { useRouter } from "next/navigation";
import { useActionState, useEffect } from "react";
import { fieldErrors, IDLE, typedValue } from "#lib/auth/form-state";
import type { WrapUpPage } from "#lib/planning/types";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { Notice } from "#ui/notice";
import { SubmitButton } from "#ui/submit-button";
import { TextArea } from "#ui/text-area";
import { saveNoteAction } from "../actions";

type NoteFormProps = {
  coupleId: string;
  sessionId: string;
  note: WrapUpPage["note"];
  /** What a new note begins with. */
  facts: string;
};

/** The session's note. It begins with facts; what they mean is the clinician's to write. */
export function NoteForm({ coupleId, sessionId, note, facts }: NoteFormProps) {
  const router = useRouter();
  const [state, send] = useActionState(saveNoteAction, IDLE);
  const isStale = state.status === "refused" && state.code === "stale_version";
  useEffect(() => {
    if (isStale) router.refresh();
  }, [isStale, router]);
  const refused = state.status === "refused" ? typedValue(state, "body") : null;
  return (
    <form action={send} className="flex flex-col gap-4" noValidate>
      <FormProblems state={state} fieldIds={{ body: "body" }} />
      {isStale && note ? (
        <Notice title="The saved note reads">
          <p className="whitespace-pre-wrap">{note.text}</p>
          <p>Your text is below. Saving again puts it in place of this one.</p>
        </Notice>
      ) : null}
      <input type="hidden" name="coupleId" value={coupleId} />
      <input type="hidden" name="sessionId" value={sessionId} />
      <input type="hidden" name="version" value={note?.version ?? 0} />
      <Field
        id="body"
        label="Session note"
        hint="You alone can read it. Keep to what care needs."
        errors={fieldErrors(state, "body")}
      >
        {(control) => (
          <TextArea
            {...control}
            name="body"
            length="long"
            maxLength={20_000}
            // The facts grow while the other blocks are sent; only a refusal puts other text into the field.
            defaultValue={refused ?? note?.text ?? facts}
            key={refused}
          />
        )}
      </Field>
      <div>
        <SubmitButton kind="quiet">{note ? "Save the note" : "Save as the note"}</SubmitButton>
      </div>
    </form>
  );
}
