"use client";
import type { ReactNode } from "react";
import { type FormState, fieldErrors, IDLE, typedValue } from "#lib/auth/form-state";
import { REASON_LIMIT } from "#lib/supervision/rules";
import { Field } from "#ui/field";
import { FieldGroup } from "#ui/field-group";
import { FormProblems } from "#ui/form-problems";
import { RadioGroup } from "#ui/radio-group";
import { SubmitButton } from "#ui/submit-button";
import { TextArea } from "#ui/text-area";
import { useFormAction } from "#ui/use-form-action";
import { decideCoSignAction } from "../actions";

/** One request, in words. */
export type Waiting = { id: string; words: string; reason: string; asked: string };

const OUTCOMES = [
  { value: "agreed", label: "I co-sign it, for eight weeks" },
  { value: "refused", label: "I do not co-sign it" },
];

type DecideProps = { one: Waiting; last: FormState; decide: (form: FormData) => void };

function Decide({ one, last, decide }: DecideProps) {
  const state = typedValue(last, "coSignId") === one.id ? last : IDLE;
  const note = `note-${one.id}`;
  const outcome = `outcome-${one.id}`;
  return (
    <li className="grid gap-x-12 gap-y-4 py-4 wide:grid-cols-2">
      <div className="flex flex-col gap-1">
        <h3 className="font-medium">{one.words}</h3>
        <p className="max-w-measure whitespace-pre-wrap break-words">{one.reason}</p>
        <p className="type-note">{one.asked}</p>
      </div>
      <form action={decide} className="flex flex-col gap-3" noValidate>
        <FormProblems state={state} fieldIds={{ outcome, note }} />
        <input type="hidden" name="coSignId" value={one.id} />
        <FieldGroup id={outcome} legend="Your decision" errors={fieldErrors(state, "outcome")}>
          <RadioGroup name="outcome" options={OUTCOMES} value={typedValue(state, "outcome")} />
        </FieldGroup>
        <Field
          id={note}
          label="Why"
          hint="One line. The clinician reads it; it is sealed."
          errors={fieldErrors(state, "note")}
        >
          {(control) => (
            <TextArea
              {...control}
              name="note"
              length="short"
              limit={REASON_LIMIT}
              defaultValue={typedValue(state, "note")}
              key={typedValue(state, "note")}
            />
          )}
        </Field>
        <div>
          <SubmitButton kind="quiet" pending="Saving">
            Record the decision
          </SubmitButton>
        </div>
      </form>
    </li>
  );
}

type DecideFormsProps = {
  waiting: readonly Waiting[];
  /** Stands there while nothing waits. */
  children: ReactNode;
};

/** Every request that waits, each with its decision beside it, and what became of the last one. */
export function DecideForms({ waiting, children }: DecideFormsProps) {
  const [state, decide] = useFormAction(decideCoSignAction);
  return (
    <>
      {state.status === "done" ? <FormProblems state={state} fieldIds={{}} /> : null}
      {waiting.length === 0 ? (
        children
      ) : (
        <ul className="ruled">
          {waiting.map((one) => (
            <Decide key={one.id} one={one} last={state} decide={decide} />
          ))}
        </ul>
      )}
    </>
  );
}
