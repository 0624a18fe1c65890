"use client";
import { fieldErrors, typedValue } from "#lib/auth/form-state";
import { LINE_LIMIT } from "#lib/couples/rules";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { TextArea } from "#ui/text-area";
import { useFormAction } from "#ui/use-form-action";
import { recheckHoldAction } from "../actions";

type KeepHoldProps = { coupleId: string; hold: { id: string; words: string } };

/** Looks at a hold again and keeps it: counts for eight weeks more. */
export function KeepHold({ coupleId, hold }: KeepHoldProps) {
  const [state, send] = useFormAction(recheckHoldAction);
  const id = `keep-${hold.id}`;
  return (
    <>
      {state.status === "done" ? <FormProblems state={state} fieldIds={{}} /> : null}
      <details open={state.status === "refused"}>
        <summary className="cursor-pointer underline">
          Look again and keep it<span className="sr-only">: {hold.words}</span>
        </summary>
        <form action={send} className="mt-3 flex flex-col gap-3" noValidate>
          {state.status === "refused" ? <FormProblems state={state} fieldIds={{ note: id }} /> : null}
          <input type="hidden" name="coupleId" value={coupleId} />
          <input type="hidden" name="holdId" value={hold.id} />
          <Field
            id={id}
            label="Why it stays"
            hint="Sealed, like the line that set it. It then counts for eight weeks more."
            errors={fieldErrors(state, "note")}
          >
            {(control) => (
              <TextArea
                {...control}
                name="note"
                length="short"
                limit={LINE_LIMIT}
                defaultValue={typedValue(state, "note")}
                key={typedValue(state, "note")}
              />
            )}
          </Field>
          <div>
            <SubmitButton kind="quiet" pending="Keeping">
              Keep the hold
            </SubmitButton>
          </div>
        </form>
      </details>
    </>
  );
}
