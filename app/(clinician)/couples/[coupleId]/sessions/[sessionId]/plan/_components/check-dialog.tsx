"use client";
import { useEffect, useRef } from "react";
import { fieldErrors } from "#lib/auth/form-state";
import { CHECK_LABEL, CHECK_LINE, CHECK_REASONS, type CheckReason } from "#lib/planning/rules-checks";
import type { LibraryEntry } from "#lib/planning/types";
import { Dialog } from "#ui/dialog";
import { Field } from "#ui/field";
import { FieldGroup } from "#ui/field-group";
import { FormProblems } from "#ui/form-problems";
import { RadioGroup } from "#ui/radio-group";
import { SubmitButton } from "#ui/submit-button";
import { TextInput } from "#ui/text-input";
import { useFormAction } from "#ui/use-form-action";
import { checkPlannedAction } from "../actions";

type CheckDialogProps = {
  coupleId: string;
  sessionId: string;
  entry: Pick<LibraryEntry, "slug" | "version" | "title" | "care">;
  onClose: () => void;
  /** The reason is written down. */
  onDone: (reason: CheckReason) => void;
};

/** Interrupts before an exercise that a gate asks to weigh: a reason, and a line if one helps, is written down first. */
export function CheckDialog({ coupleId, sessionId, entry, onClose, onDone }: CheckDialogProps) {
  const [state, send] = useFormAction(checkPlannedAction);
  const told = useRef(false);
  const reason = useRef<CheckReason>("other");
  const go = (form: FormData) => {
    reason.current = CHECK_REASONS.find((one) => one === form.get("reason")) ?? "other";
    send(form);
  };
  useEffect(() => {
    if (state.status !== "done" || told.current) return;
    told.current = true;
    onDone(reason.current);
  }, [state, onDone]);
  return (
    <Dialog open onClose={onClose} title={entry.title}>
      <form action={go} className="flex flex-col gap-4">
        <FormProblems state={state} fieldIds={{ reason: "check-reason", line: "check-line" }} />
        <p>{entry.care}</p>
        <input type="hidden" name="coupleId" value={coupleId} />
        <input type="hidden" name="sessionId" value={sessionId} />
        <input type="hidden" name="slug" value={entry.slug} />
        <input type="hidden" name="version" value={entry.version} />
        <FieldGroup id="check-reason" legend="Why it goes on" errors={fieldErrors(state, "reason")}>
          <RadioGroup
            name="reason"
            options={CHECK_REASONS.map((value) => ({ value, label: CHECK_LABEL[value] }))}
          />
        </FieldGroup>
        <Field
          id="check-line"
          label="A line for yourself"
          optional
          hint="Sealed. No partner reads it."
          errors={fieldErrors(state, "line")}
        >
          {(control) => <TextInput {...control} name="line" maxLength={CHECK_LINE} autoComplete="off" />}
        </Field>
        <div className="flex justify-end">
          <SubmitButton pending="Writing it down">Go on</SubmitButton>
        </div>
      </form>
    </Dialog>
  );
}
