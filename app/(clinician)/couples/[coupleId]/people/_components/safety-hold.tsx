"use client";
import { useActionState } from "react";
import { fieldErrors, IDLE, typedValue } from "#lib/auth/form-state";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { Notice } from "#ui/notice";
import { Select } from "#ui/select";
import { SubmitButton } from "#ui/submit-button";
import { TextArea } from "#ui/text-area";
import { GATE_LABEL } from "../../_components/gate-labels";
import { holdJointWorkAction, liftHoldsAction } from "../actions";

const GATES = Object.entries(GATE_LABEL).map(([value, label]) => ({ value, label }));

export function SafetyHold({ coupleId, held }: { coupleId: string; held: readonly string[] }) {
  const [set, hold] = useActionState(holdJointWorkAction, IDLE);
  const [lifted, lift] = useActionState(liftHoldsAction, IDLE);
  return (
    <div className="flex flex-col gap-6">
      {lifted.status === "refused" || held.length === 0 ? (
        <FormProblems state={lifted} fieldIds={{}} />
      ) : null}
      {held.length > 0 ? (
        <form action={lift} className="flex flex-col items-start gap-3">
          <input type="hidden" name="coupleId" value={coupleId} />
          <Notice kind="danger" title="Joint and touch work is held">
            {held.map((gate) => (
              <p key={gate}>{GATE_LABEL[gate] ?? gate}</p>
            ))}
          </Notice>
          <SubmitButton kind="quiet" pending="Lifting">
            Lift the hold
          </SubmitButton>
        </form>
      ) : null}
      <form action={hold} className="flex flex-col gap-4" noValidate>
        {set.status === "refused" || held.length > 0 ? (
          <FormProblems state={set} fieldIds={{ gate: "gate", note: "note" }} />
        ) : null}
        <input type="hidden" name="coupleId" value={coupleId} />
        <Field id="gate" label="What holds joint work" errors={fieldErrors(set, "gate")}>
          {(control) => (
            <Select
              {...control}
              name="gate"
              defaultValue={typedValue(set, "gate", "G01")}
              key={typedValue(set, "gate")}
              options={GATES}
            />
          )}
        </Field>
        <Field
          id="note"
          label="One line for the record"
          hint="Sealed. No partner ever sees it, and nothing on their pages says that a hold exists."
          errors={fieldErrors(set, "note")}
        >
          {(control) => (
            <TextArea
              {...control}
              name="note"
              length="short"
              defaultValue={typedValue(set, "note")}
              key={typedValue(set, "note")}
            />
          )}
        </Field>
        <div>
          <SubmitButton kind="danger" pending="Holding">
            Hold joint and touch work
          </SubmitButton>
        </div>
      </form>
    </div>
  );
}
