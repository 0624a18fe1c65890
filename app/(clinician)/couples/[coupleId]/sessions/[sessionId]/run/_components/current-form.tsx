"use client";
import { useActionState, useState } from "react";
import { fieldErrors, IDLE } from "#lib/auth/form-state";
import { minutesOnCurrent } from "#lib/planning/rules";
import { ITEM_MINUTES, type PlanItem } from "#lib/planning/types";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { TextInput } from "#ui/text-input";
import { recordRunAction } from "../actions";
import { useNow } from "./use-now";

export type RunPlaceIds = { coupleId: string; sessionId: string };

type CurrentFormProps = {
  place: RunPlaceIds;
  item: PlanItem;
  items: readonly PlanItem[];
  startedAt: Date;
  now: Date;
  isOver: boolean;
};

/** Done or set aside, with the minutes it took: counted along until somebody types. */
export function CurrentForm({ place, item, items, startedAt, now: serverNow, isOver }: CurrentFormProps) {
  const [state, send] = useActionState(recordRunAction, IDLE);
  const [typed, setTyped] = useState<string | null>(null);
  const now = useNow(serverNow, isOver);
  const counted = Math.min(ITEM_MINUTES.max, minutesOnCurrent(items, startedAt, now));
  return (
    <form action={send} className="flex flex-col gap-4" noValidate>
      <FormProblems state={state} fieldIds={{ actualMinutes: "actualMinutes" }} />
      <input type="hidden" name="coupleId" value={place.coupleId} />
      <input type="hidden" name="sessionId" value={place.sessionId} />
      <input type="hidden" name="itemId" value={item.id} />
      <div className="flex flex-wrap items-end gap-4">
        <Field id="actualMinutes" label="Minutes it took" errors={fieldErrors(state, "actualMinutes")}>
          {(control) => (
            <TextInput
              {...control}
              name="actualMinutes"
              type="number"
              inputMode="numeric"
              width="narrow"
              min={0}
              max={ITEM_MINUTES.max}
              value={typed ?? String(counted)}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        <div className="flex flex-wrap gap-2">
          <SubmitButton name="state" value="done" pending="Saving" aria-keyshortcuts="T" data-run-key="t">
            Done
          </SubmitButton>
          <SubmitButton
            name="state"
            value="set_aside"
            kind="quiet"
            pending="Saving"
            aria-keyshortcuts="S"
            data-run-key="s"
          >
            Set aside
          </SubmitButton>
        </div>
      </div>
    </form>
  );
}
