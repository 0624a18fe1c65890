"use client";
import { fieldErrors } from "#lib/auth/form-state";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { Select } from "#ui/select";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { startPlanAction } from "../../couples/[coupleId]/sessions/[sessionId]/plan/actions";

export type SessionChoice = { coupleId: string; sessionId: string; label: string };

/** Begins the plan of a session to come from this template. */
export function UseForm({ template, sessions }: { template: string; sessions: readonly SessionChoice[] }) {
  const [state, send] = useFormAction(startPlanAction);
  const begin = (form: FormData) => {
    const chosen = sessions.find(({ sessionId }) => sessionId === form.get("sessionId"));
    form.set("coupleId", chosen?.coupleId ?? "");
    send(form);
  };
  const id = `session-${template}`;
  return (
    <form action={begin} className="mt-3 flex max-w-measure flex-wrap items-end gap-3">
      <FormProblems state={state} fieldIds={{ sessionId: id }} />
      <input type="hidden" name="frame" value="template" />
      <input type="hidden" name="template" value={template} />
      <div className="min-w-56 flex-1">
        <Field id={id} label="For which session" errors={fieldErrors(state, "sessionId")}>
          {(control) => (
            <Select
              {...control}
              name="sessionId"
              options={sessions.map(({ sessionId, label }) => ({ value: sessionId, label }))}
            />
          )}
        </Field>
      </div>
      <SubmitButton pending="Making the plan">Use</SubmitButton>
    </form>
  );
}
