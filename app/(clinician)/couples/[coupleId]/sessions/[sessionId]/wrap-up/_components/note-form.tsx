"use client";
import { useRouter } from "next/navigation";
import { useActionState, useEffect, useState } from "react";
import { fieldErrors, IDLE, typedValue } from "#lib/auth/form-state";
import type { WrapUpPage } from "#lib/planning/types";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { Notice } from "#ui/notice";
import { Status } from "#ui/status";
import { SubmitButton } from "#ui/submit-button";
import { TextArea } from "#ui/text-area";
import { wrapUpAction } from "../actions";

type NoteFormProps = {
  coupleId: string;
  sessionId: string;
  note: WrapUpPage["note"];
  /** What a new note begins with. */
  facts: string;
  /** The most it may hold, in characters. */
  limit: number;
  /** Whether the session can be closed from here. */
  mayClose: boolean;
};

const sameText = (a: string, b: string) =>
  a.replaceAll("\r\n", "\n").trim() === b.replaceAll("\r\n", "\n").trim();

/**
 * The session's note. It begins with facts; what they mean is the clinician's to write. Closing the session is
 * a button of the same form: what stands in the field is kept with it.
 */
export function NoteForm({ coupleId, sessionId, note, facts, limit, mayClose }: NoteFormProps) {
  const router = useRouter();
  const [state, send] = useActionState(wrapUpAction, IDLE);
  const [typed, setTyped] = useState<string | null>(null);
  const isStale = state.status === "refused" && state.code === "stale_version";
  useEffect(() => {
    if (isStale) router.refresh();
  }, [isStale, router]);
  // The facts grow while the other blocks are sent, as long as nothing was typed over them.
  const text = typed ?? typedValue(state, "body", note?.text ?? facts);
  const isSaved = note !== null && sameText(text, note.text);
  const isUnsaved = !isSaved && (typed !== null || note !== null);
  return (
    <form action={send} className="flex flex-col gap-4" noValidate>
      {state.status === "done" && isUnsaved ? null : (
        <FormProblems state={state} fieldIds={{ body: "body" }} />
      )}
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
            limit={limit}
            value={text}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      {isUnsaved ? <Status kind="waiting">Not saved yet</Status> : null}
      <div className="flex flex-wrap gap-2">
        <SubmitButton kind="quiet" name="press" value="save">
          {note ? "Save the note" : "Save as the note"}
        </SubmitButton>
        {mayClose ? (
          <SubmitButton name="press" value="close" pending="Closing">
            Close session
          </SubmitButton>
        ) : null}
      </div>
      {mayClose ? (
        <p className="type-note">
          Closing keeps the note as it stands here. What happened stays as it is from then on; the note and
          homework can still be changed.
        </p>
      ) : null}
    </form>
  );
}
