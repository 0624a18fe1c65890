"use client";
import { useActionState, useState } from "react";
import { fieldErrors, IDLE, typedValue } from "#lib/auth/form-state";
import { MECHANISMS } from "#lib/exercises/types";
import type { LibraryEntry, StandIns } from "#lib/planning/types";
import { Checkbox } from "#ui/checkbox";
import { Field } from "#ui/field";
import { FieldGroup } from "#ui/field-group";
import { FormProblems } from "#ui/form-problems";
import { RadioGroup } from "#ui/radio-group";
import { Select, type SelectOption } from "#ui/select";
import { SubmitButton } from "#ui/submit-button";
import { TextInput } from "#ui/text-input";
import { MECHANISM_LABEL } from "../../../../../../_components/exercise-words";
import { CareLine } from "../../../../_components/care-line";
import { assignHomeworkAction } from "../actions";
import { StandInChoice } from "./stand-in-choice";

type AssignFormProps = {
  coupleId: string;
  sessionId: string;
  requestId: string;
  exercises: readonly LibraryEntry[];
  standIns: StandIns;
  dueOn: string;
};

const IDS = {
  exerciseSlug: "exerciseSlug",
  reason: "reason",
  standIn: "standIn",
  for: "for",
  dueOn: "dueOn",
};
const FOR = [
  { value: "both", label: "Both" },
  { value: "A", label: "A" },
  { value: "B", label: "B" },
] as const;

function option({ slug, title, minutes, locked, care, lead }: LibraryEntry) {
  const note = locked ?? care;
  const label = note ? `${title}. ${note}` : `${title}, ${minutes.typical} minutes`;
  return { value: slug, label, disabled: locked !== null, group: MECHANISM_LABEL[lead] };
}

/** By what they work on first, in the order of every screen. */
export function exerciseOptions(exercises: readonly LibraryEntry[]): SelectOption[] {
  return MECHANISMS.flatMap((mechanism) => exercises.filter(({ lead }) => lead === mechanism).map(option));
}

/** Gives one exercise as homework. What is on hold is listed with its reason and cannot be chosen. */
export function AssignForm(props: AssignFormProps) {
  const { coupleId, sessionId, requestId, exercises, standIns, dueOn } = props;
  const [state, send] = useActionState(assignHomeworkAction, IDLE);
  const chosen = typedValue(state, "exerciseSlug");
  const [picked, pick] = useState(chosen);
  const care = exercises.find(({ slug }) => slug === picked)?.care ?? null;
  const due = typedValue(state, "dueOn");
  const smaller = typedValue(state, "smaller") === "on";
  const whose = typedValue(state, "for", "both");
  return (
    <form action={send} className="flex flex-col gap-4" noValidate>
      <FormProblems state={state} fieldIds={IDS} />
      <input type="hidden" name="coupleId" value={coupleId} />
      <input type="hidden" name="sessionId" value={sessionId} />
      <input type="hidden" name="requestId" value={requestId} />
      <Field
        id="exerciseSlug"
        label="Exercise"
        hint="At most two at a time, and small."
        errors={fieldErrors(state, "exerciseSlug")}
      >
        {(control) => (
          <Select
            {...control}
            name="exerciseSlug"
            defaultValue={chosen}
            key={chosen}
            onChange={({ currentTarget }) => pick(currentTarget.value)}
            options={[{ value: "", label: "Choose an exercise" }, ...exerciseOptions(exercises)]}
          />
        )}
      </Field>
      <CareLine id="reason" state={state} care={care} />
      <StandInChoice state={state} standIns={standIns} picked={picked} />
      <div className="flex flex-wrap gap-x-8 gap-y-4">
        <FieldGroup id="for" legend="For" errors={fieldErrors(state, "for")}>
          <RadioGroup name="for" options={FOR} value={whose} key={whose} />
        </FieldGroup>
        <div className="flex flex-col gap-2">
          <Field id="dueOn" label="Do around" errors={fieldErrors(state, "dueOn")}>
            {(control) => (
              <TextInput
                {...control}
                name="dueOn"
                type="date"
                width="narrow"
                defaultValue={due || dueOn}
                key={due}
              />
            )}
          </Field>
          <Checkbox
            name="smaller"
            label="The two-minute form"
            hint="The smaller step, from the start."
            defaultChecked={smaller}
            key={String(smaller)}
          />
        </div>
      </div>
      <div>
        <SubmitButton kind="quiet" pending="Giving">
          Give homework
        </SubmitButton>
      </div>
    </form>
  );
}
