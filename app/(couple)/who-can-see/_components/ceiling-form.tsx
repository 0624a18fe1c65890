"use client";

import { fieldErrors, typedValue } from "#lib/auth/form-state";
import { FieldGroup } from "#ui/field-group";
import { FormProblems } from "#ui/form-problems";
import { RadioGroup } from "#ui/radio-group";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { setCeilingAction } from "../actions";
import * as WORDS from "./words";

const words = WORDS.whoCanSee;
const OPTIONS = words.ceilings.map((label, level) => ({ value: String(level), label }));

/** How far exercises may go for the one who picks. */
export function CeilingForm({ ceiling }: { ceiling: number | null }) {
  const [state, send] = useFormAction(setCeilingAction, "/who-can-see");
  const chosen = ceiling === null ? "" : String(ceiling);
  return (
    <form action={send} noValidate className="flex flex-col gap-4">
      <FormProblems state={state} fieldIds={{ ceiling: "ceiling" }} />
      <FieldGroup
        id="ceiling"
        legend={words.ceilingLegend}
        hint={ceiling === null ? words.ceilingUnset : undefined}
        errors={fieldErrors(state, "ceiling")}
      >
        <RadioGroup
          key={`${chosen} ${typedValue(state, "ceiling")}`}
          name="ceiling"
          options={OPTIONS}
          value={typedValue(state, "ceiling", chosen)}
        />
      </FieldGroup>
      <div>
        <SubmitButton kind="quiet">{words.ceilingSave}</SubmitButton>
      </div>
    </form>
  );
}
