"use client";
import { fieldErrors, typedList } from "#lib/auth/form-state";
import { inDoneOrder } from "#lib/planning/rules-run-order";
import type { PlanItem } from "#lib/planning/types";
import { FieldErrors } from "#ui/field-errors";
import { FormProblems } from "#ui/form-problems";
import { Select } from "#ui/select";
import { SubmitButton } from "#ui/submit-button";
import { TextInput } from "#ui/text-input";
import { useFormAction } from "#ui/use-form-action";
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
  const [state, send] = useFormAction(correctRunAction);
  const lines = inDoneOrder(items);
  const [typedStates, typedMinutes] = [typedList(state, "state"), typedList(state, "actualMinutes")];
  const named = <T,>(of: (line: (typeof lines)[number]) => T) =>
    Object.fromEntries(lines.map((line, at) => [`actualMinutes.${at}`, of(line)]));
  return (
    <form action={send} className="flex flex-col gap-3" noValidate>
      <FormProblems
        state={state}
        fieldIds={named(({ item }) => `minutes-${item.id}`)}
        fieldNames={named(({ item }) => item.title)}
      />
      <input type="hidden" name="coupleId" value={coupleId} />
      <input type="hidden" name="sessionId" value={sessionId} />
      <ul className="ruled">
        {lines.map(({ item, ...place }, at) => {
          const became = typedStates[at] ?? item.state;
          const took = typedMinutes[at] ?? item.actualMinutes ?? "";
          const errors = fieldErrors(state, `actualMinutes.${at}`);
          const [id, errorsId] = [`minutes-${item.id}`, `minutes-${item.id}-errors`];
          return (
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
                defaultValue={became}
                key={`${became}-state`}
                options={STATES}
              />
              <TextInput
                id={id}
                name="actualMinutes[]"
                type="number"
                inputMode="numeric"
                min={0}
                max={180}
                aria-label={`Minutes ${item.title} took`}
                aria-invalid={errors.length > 0}
                aria-describedby={errors.length > 0 ? errorsId : undefined}
                defaultValue={took}
                key={`${took}-minutes`}
              />
              <span className="type-note type-figure">of {item.minutes} min</span>
              <div className="col-span-full empty:hidden">
                <FieldErrors id={errorsId} errors={errors} />
              </div>
            </li>
          );
        })}
      </ul>
      <div>
        <SubmitButton kind="quiet">Save what happened</SubmitButton>
      </div>
    </form>
  );
}
