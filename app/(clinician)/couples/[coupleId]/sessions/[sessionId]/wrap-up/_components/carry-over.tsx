"use client";
import type { PlanItem } from "#lib/planning/types";
import { Checkbox } from "#ui/checkbox";
import { FieldGroup } from "#ui/field-group";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { chooseCarryOverAction } from "../actions";

type CarryOverProps = { coupleId: string; sessionId: string; items: readonly PlanItem[] };

/** What was not done, to tick for the next plan. Ticked from the start: leaving something behind is the choice. */
export function CarryOver({ coupleId, sessionId, items }: CarryOverProps) {
  const [state, send] = useFormAction(chooseCarryOverAction);
  if (items.length === 0) return null;
  return (
    <form action={send} className="flex flex-col gap-2">
      <FormProblems state={state} fieldIds={{}} />
      <input type="hidden" name="coupleId" value={coupleId} />
      <input type="hidden" name="sessionId" value={sessionId} />
      <FieldGroup id="carry" legend="Carry over" hint="What is ticked is offered when the next plan is made.">
        {items.map(({ id, title, leaveOut }) => (
          <Checkbox
            key={`${id}-${leaveOut}`}
            name="itemIds[]"
            value={id}
            label={title}
            defaultChecked={!leaveOut}
          />
        ))}
      </FieldGroup>
      <div>
        <SubmitButton kind="quiet">Save the ticks</SubmitButton>
      </div>
    </form>
  );
}
