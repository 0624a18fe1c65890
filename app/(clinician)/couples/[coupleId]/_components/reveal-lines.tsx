"use client";
import { fieldErrors, typedList } from "#lib/auth/form-state";
import { Checkbox } from "#ui/checkbox";
import { FieldGroup } from "#ui/field-group";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { revealLinesAction } from "../actions";

type RevealLinesProps = {
  coupleId: string;
  lines: readonly { value: string; label: string; when: string }[];
};

/**
 * Opens the ticked lines to both, in the session; no line opens that was not ticked by hand. Stays where nothing is ready
 * any more, to say why a press revealed nothing.
 */
export function RevealLines({ coupleId, lines }: RevealLinesProps) {
  const [state, send] = useFormAction(revealLinesAction);
  const refused =
    state.status === "refused" ? <FormProblems state={state} fieldIds={{ lines: "ready-lines" }} /> : null;
  if (lines.length === 0)
    return (
      <>
        {refused}
        <p className="text-text-muted">Not both ready, for any line.</p>
      </>
    );
  const typed = state.status === "refused" ? typedList(state, "lines") : [];
  return (
    <form action={send} className="flex flex-col gap-3">
      {refused}
      <input type="hidden" name="coupleId" value={coupleId} />
      <FieldGroup id="ready-lines" legend="Both ready" errors={fieldErrors(state, "lines")}>
        {lines.map(({ value, label, when }) => (
          <Checkbox
            key={`${value} ${typed.includes(value)}`}
            name="lines[]"
            value={value}
            label={label}
            hint={when}
            defaultChecked={typed.includes(value)}
          />
        ))}
      </FieldGroup>
      <div>
        <SubmitButton kind="quiet" pending="Revealing">
          Reveal in session
        </SubmitButton>
      </div>
    </form>
  );
}
