"use client";
import { typedList } from "#lib/auth/form-state";
import type { Thing } from "#lib/exercises/things";
import { Checkbox } from "#ui/checkbox";
import { FieldGroup } from "#ui/field-group";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { setLacksAction } from "../actions";

const THING_LABEL: Readonly<Record<Thing, string>> = {
  private_place: "A private place at home",
  phone: "A phone of their own",
  timer: "A timer",
  audio: "Something to listen with",
  warmth: "A warm room",
  calendar: "A calendar",
};

type CoupleLacksProps = { coupleId: string; things: readonly Thing[]; lacks: readonly Thing[] };

/** What exercises need and this couple does not have; suggestions leave such exercises out. */
export function CoupleLacks({ coupleId, things, lacks }: CoupleLacksProps) {
  const [state, send] = useFormAction(setLacksAction);
  const typed = typedList(state, "lacks");
  const chosen = state.status === "refused" ? typed : lacks;
  return (
    <form action={send} className="flex flex-col gap-3">
      <FormProblems state={state} fieldIds={{ lacks: "lacks" }} />
      <input type="hidden" name="coupleId" value={coupleId} />
      <FieldGroup id="lacks" legend="They do not have" hint="Exercises that need it are not suggested.">
        {things.map((thing) => (
          <Checkbox
            key={`${thing} ${chosen.includes(thing)}`}
            name="lacks[]"
            value={thing}
            label={THING_LABEL[thing]}
            defaultChecked={chosen.includes(thing)}
          />
        ))}
      </FieldGroup>
      <div>
        <SubmitButton kind="quiet">Save what they lack</SubmitButton>
      </div>
    </form>
  );
}
