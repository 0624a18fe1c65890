"use client";
import { type FormState, fieldErrors, IDLE, typedValue } from "#lib/auth/form-state";
import { LINE_LIMIT } from "#lib/couples/rules";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { TextArea } from "#ui/text-area";
import { HoldReasons } from "../../_components/hold-reasons";
import type { SaidOfHold } from "../../_components/hold-words";
import { KeepHold } from "./keep-hold";

/** A safety hold, what it is for, when it is looked at again, and what was written about it. */
export type HoldInWords = {
  id: string;
  gate: string;
  words: string;
  detail: string;
  isMarker: boolean;
  said: readonly SaidOfHold[];
};

type LiftHoldProps = {
  coupleId: string;
  hold: HoldInWords;
  /** What came of the last try, whichever hold it was about. */
  last: FormState;
  lift: (form: FormData) => void;
};

/** One safety hold: what it is for, and the written reason that lifts it. */
export function LiftHold({ coupleId, hold, last, lift }: LiftHoldProps) {
  const state = typedValue(last, "holdId") === hold.id ? last : IDLE;
  const id = `reason-${hold.id}`;
  return (
    <li className="flex flex-col gap-2 py-3">
      <p className="font-medium">{hold.words}</p>
      <p className="type-note">{hold.detail}</p>
      <HoldReasons said={hold.said} />
      {hold.isMarker ? null : <KeepHold coupleId={coupleId} hold={hold} />}
      <details open={state.status === "refused"}>
        <summary className="cursor-pointer underline">
          Lift this hold<span className="sr-only">: {hold.words}</span>
        </summary>
        <form action={lift} className="mt-3 flex flex-col gap-3" noValidate>
          <FormProblems state={state} fieldIds={{ reason: id }} />
          <input type="hidden" name="coupleId" value={coupleId} />
          <input type="hidden" name="holdId" value={hold.id} />
          <Field
            id={id}
            label="Why it can be lifted"
            hint="Sealed, like the line that set it."
            errors={fieldErrors(state, "reason")}
          >
            {(control) => (
              <TextArea
                {...control}
                name="reason"
                length="short"
                limit={LINE_LIMIT}
                defaultValue={typedValue(state, "reason")}
                key={typedValue(state, "reason")}
              />
            )}
          </Field>
          <div>
            <SubmitButton kind="quiet" pending="Lifting">
              Lift the hold
            </SubmitButton>
          </div>
        </form>
      </details>
    </li>
  );
}
