"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { fieldErrors, typedValue } from "#lib/auth/form-state";
import { STAGE_LABEL, STAGES, type Stage } from "#lib/exercises/stages";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { Select } from "#ui/select";
import { SubmitButton } from "#ui/submit-button";
import { TextInput } from "#ui/text-input";
import { useFormAction } from "#ui/use-form-action";
import { changeCoupleAction } from "../actions";

type Settings = { id: string; version: number; stage: Stage; state: string; sessionMinutes: number };
const STATES = [
  { value: "active", label: "Active" },
  { value: "paused", label: "Paused: all homework is held" },
  { value: "closed", label: "Closed for good" },
];
const IDS = { stage: "stage", state: "state", sessionMinutes: "sessionMinutes" };

export function CoupleSettings({ couple }: { couple: Settings }) {
  const router = useRouter();
  const [state, send] = useFormAction(changeCoupleAction);
  const isStale = state.status === "refused" && state.code === "stale_version";
  useEffect(() => {
    if (isStale) router.refresh();
  }, [isStale, router]);
  return (
    <form action={send} className="flex flex-col gap-4" noValidate>
      <FormProblems state={state} fieldIds={IDS} />
      <input type="hidden" name="coupleId" value={couple.id} />
      <input type="hidden" name="version" value={couple.version} />
      <Field id="stage" label="Stage" errors={fieldErrors(state, "stage")}>
        {(control) => (
          <Select
            {...control}
            name="stage"
            defaultValue={typedValue(state, "stage", couple.stage)}
            key={`${couple.stage} ${typedValue(state, "stage")}`}
            options={STAGES.map((stage) => ({ value: stage, label: STAGE_LABEL[stage] }))}
          />
        )}
      </Field>
      <Field id="state" label="How things stand" errors={fieldErrors(state, "state")}>
        {(control) => (
          <Select
            {...control}
            name="state"
            defaultValue={typedValue(state, "state", couple.state)}
            key={`${couple.state} ${typedValue(state, "state")}`}
            options={STATES}
          />
        )}
      </Field>
      <Field
        id="sessionMinutes"
        label="Usual session length, in minutes"
        errors={fieldErrors(state, "sessionMinutes")}
      >
        {(control) => (
          <TextInput
            {...control}
            name="sessionMinutes"
            type="number"
            width="narrow"
            min={20}
            max={180}
            defaultValue={typedValue(state, "sessionMinutes", String(couple.sessionMinutes))}
            key={`${couple.sessionMinutes} ${typedValue(state, "sessionMinutes")}`}
          />
        )}
      </Field>
      <div>
        <SubmitButton kind="quiet">Save</SubmitButton>
      </div>
    </form>
  );
}
