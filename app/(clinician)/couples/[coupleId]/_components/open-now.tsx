"use client";
import { fieldErrors, typedValue } from "#lib/auth/form-state";
import { LINE_LIMIT } from "#lib/couples/rules";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { TextArea } from "#ui/text-area";
import { useFormAction } from "#ui/use-form-action";
import { openNowAction } from "../actions";

type OpenNowProps = { coupleId: string; assignmentId: string; title: string };

/** Opens homework that waits, for everybody it is for; on top of two that are open it asks why. */
export function OpenNow({ coupleId, assignmentId, title }: OpenNowProps) {
  const [state, send] = useFormAction(openNowAction);
  const id = `more-${assignmentId}`;
  const errors = fieldErrors(state, "more");
  const typed = typedValue(state, "more");
  return (
    <form action={send} className="inline-flex flex-wrap items-center gap-x-3 gap-y-2" noValidate>
      {state.status === "refused" ? <FormProblems state={state} fieldIds={{ more: id }} /> : null}
      <input type="hidden" name="coupleId" value={coupleId} />
      <input type="hidden" name="assignmentId" value={assignmentId} />
      {errors.length > 0 ? (
        <Field id={id} label="Why one more" hint="Sealed; for the record." errors={errors}>
          {(control) => (
            <TextArea
              {...control}
              name="more"
              length="short"
              limit={LINE_LIMIT}
              defaultValue={typed}
              key={typed}
            />
          )}
        </Field>
      ) : null}
      <SubmitButton kind="plain" pending="Opening">
        Open now<span className="sr-only"> {title}</span>
      </SubmitButton>
    </form>
  );
}
