"use client";
import { fieldErrors, typedValue } from "#lib/auth/form-state";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { TextInput } from "#ui/text-input";
import { useFormAction } from "#ui/use-form-action";
import { agreeLoopMapAction, takeBackLoopMapAction } from "../actions";

/** The day both agreed to this version; from then on each can open it alone. */
export function AgreeForm({ coupleId, mapId, today }: { coupleId: string; mapId: string; today: string }) {
  const [state, send] = useFormAction(agreeLoopMapAction);
  return (
    <form action={send} noValidate className="flex flex-col gap-3">
      <FormProblems state={state} fieldIds={{ agreedOn: "agreedOn" }} />
      <input type="hidden" name="coupleId" value={coupleId} />
      <input type="hidden" name="mapId" value={mapId} />
      <Field id="agreedOn" label="Agreed by both on" errors={fieldErrors(state, "agreedOn")}>
        {(control) => (
          <TextInput
            {...control}
            type="date"
            name="agreedOn"
            width="narrow"
            defaultValue={typedValue(state, "agreedOn", today)}
          />
        )}
      </Field>
      <div>
        <SubmitButton kind="quiet" pending="Noting">
          Both agree to this map
        </SubmitButton>
      </div>
    </form>
  );
}

/** Takes every version off both partners' pages at once. */
export function TakeBackForm({ coupleId }: { coupleId: string }) {
  const [state, send] = useFormAction(takeBackLoopMapAction);
  return (
    <form action={send} className="flex flex-col gap-3">
      <FormProblems state={state} fieldIds={{}} />
      <input type="hidden" name="coupleId" value={coupleId} />
      <div>
        <SubmitButton kind="quiet" pending="Taking it back">
          Take it off their pages
        </SubmitButton>
      </div>
    </form>
  );
}
