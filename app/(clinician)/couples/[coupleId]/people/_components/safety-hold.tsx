"use client";
import { fieldErrors, typedValue } from "#lib/auth/form-state";
import { LINE_LIMIT } from "#lib/couples/rules";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { Select } from "#ui/select";
import { SubmitButton } from "#ui/submit-button";
import { TextArea } from "#ui/text-area";
import { useFormAction } from "#ui/use-form-action";
import { holdJointWorkAction, liftHoldAction } from "../actions";
import { type HoldInWords, LiftHold } from "./lift-hold";

type SafetyHoldProps = {
  coupleId: string;
  holds: readonly HoldInWords[];
  /** What is in force, and what it stops and asks; null where nothing is. */
  reach: string | null;
  /** Everything a hold can be for. */
  gates: readonly { value: string; label: string }[];
};

/** The safety holds in force, each with its own way out, and the form that sets another. */
export function SafetyHold({ coupleId, holds, reach, gates }: SafetyHoldProps) {
  const [set, hold] = useFormAction(holdJointWorkAction);
  const [lifted, lift] = useFormAction(liftHoldAction);
  const left = gates.filter(({ value }) => holds.every(({ gate }) => gate !== value));
  const [first] = left;
  return (
    <div className="flex flex-col gap-6">
      {lifted.status === "done" ? <FormProblems state={lifted} fieldIds={{}} /> : null}
      {reach === null ? null : <p>{reach}</p>}
      {holds.length > 0 ? (
        <div className="flex flex-col gap-2">
          <ul className="ruled border-y">
            {holds.map((one) => (
              <LiftHold key={one.id} coupleId={coupleId} hold={one} last={lifted} lift={lift} />
            ))}
          </ul>
        </div>
      ) : null}
      {first ? (
        <form action={hold} className="flex flex-col gap-4" noValidate>
          <FormProblems state={set} fieldIds={{ gate: "gate", note: "note" }} />
          <input type="hidden" name="coupleId" value={coupleId} />
          <Field id="gate" label="What the hold is for" errors={fieldErrors(set, "gate")}>
            {(control) => (
              <Select
                {...control}
                name="gate"
                defaultValue={typedValue(set, "gate")}
                key={`${first.value} ${typedValue(set, "gate")}`}
                options={[{ value: "", label: "Choose" }, ...left]}
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
                limit={LINE_LIMIT}
                defaultValue={typedValue(set, "note")}
                key={typedValue(set, "note")}
              />
            )}
          </Field>
          <div>
            <SubmitButton kind="danger" pending="Holding">
              Set the hold
            </SubmitButton>
          </div>
        </form>
      ) : null}
    </div>
  );
}
