"use client";
import { fieldErrors, typedValue } from "#lib/auth/form-state";
import { AMENDMENT_LIMIT } from "#lib/notes/rules";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { TextArea } from "#ui/text-area";
import { useFormAction } from "#ui/use-form-action";
import { amendNoteAction } from "../actions";
import type { NotePlace } from "./use-note";

/** Adds to a signed note. `begin` is what was typed into a note that somebody signed meanwhile. */
export function AmendForm({ place, begin = "" }: { place: NotePlace; begin?: string }) {
  const [state, send] = useFormAction(amendNoteAction);
  const kept = state.status === "refused" ? typedValue(state, "text") : state.status === "done" ? "" : begin;
  return (
    <form action={send} className="screen-only flex flex-col gap-3" noValidate>
      <FormProblems state={state} fieldIds={{ text: "amendment" }} />
      <input type="hidden" name="coupleId" value={place.coupleId} />
      <input type="hidden" name="sessionId" value={place.sessionId} />
      <input type="hidden" name="record" value={place.record} />
      <Field
        id="amendment"
        label="Add an amendment"
        hint="It gets today’s date and stands beneath the note, which stays as it is."
        errors={fieldErrors(state, "text")}
      >
        {(control) => (
          <TextArea
            {...control}
            name="text"
            length="short"
            limit={AMENDMENT_LIMIT}
            defaultValue={kept}
            key={`${state.status}-${kept}`}
          />
        )}
      </Field>
      <div>
        <SubmitButton kind="quiet" pending="Adding">
          Add the amendment
        </SubmitButton>
      </div>
    </form>
  );
}
