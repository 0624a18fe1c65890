"use client";
import { useActionState } from "react";
import { IDLE } from "#lib/auth/form-state";
import { inDoneOrder } from "#lib/planning/rules-run-order";
import type { PlanItem } from "#lib/planning/types";
import { FormProblems } from "#ui/form-problems";
import { Select } from "#ui/select";
import { SubmitButton } from "#ui/submit-button";
import { TextInput } from "#ui/text-input";
import { correctRunAction } from "../actions";
import { PlannedPlace } from "./planned-place";

const STATES = [
  { value: "done", label: "Done" },
  { value: "set_aside", label: "Set aside" },
  { value: "planned", label: "Not reached" },
];

type CorrectFormProps = { coupleId: string; sessionId: string; items: readonly PlanItem[] };

/** What the run recorded, line by line, while it can still be put right. */
export function CorrectForm({ coupleId, sessionId, items }: CorrectFormProps) {
  const [state, send] = useActionState(correctRunAction, IDLE);
  return (
    <form action={send} className="flex flex-col gap-3" noValidate>
      <FormProblems state={state} fieldIds={{}} />
      <input type="hidden" name="coupleId" value={coupleId} />
      <input type="hidden" name="sessionId" value={sessionId} />
      <ul className="ruled">
        {inDoneOrder(items).map(({ item, ...place }) => (
          <li
            key={item.id}
            className="grid grid-cols-[minmax(0,1fr)_4rem_auto] items-center gap-x-3 gap-y-1 py-1.5 sheet:grid-cols-[minmax(0,1fr)_9.5rem_5rem_5.5rem]"
          >
            <input type="hidden" name="itemId[]" value={item.id} />
            <span className="col-span-3 sheet:col-span-1">
              {item.title} <PlannedPlace {...place} of={items.length} />
            </span>
            <Select
              name="state[]"
              aria-label={`What became of ${item.title}`}
              defaultValue={item.state}
              key={`${item.state}-state`}
              options={STATES}
            />
            <TextInput
              name="actualMinutes[]"
              type="number"
              inputMode="numeric"
              min={0}
              max={180}
              aria-label={`Minutes ${item.title} took`}
              defaultValue={item.actualMinutes ?? ""}
              key={`${item.actualMinutes}-minutes`}
            />
            <span className="type-note type-figure">of {item.minutes} min</span>
          </li>
        ))}
      </ul>
      <div>
        <SubmitButton kind="quiet">Save what happened</SubmitButton>
      </div>
    </form>
  );
}
