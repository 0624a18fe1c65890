"use client";
import { fieldErrors, typedValue } from "#lib/auth/form-state";
import type { Client } from "#lib/notes/rules-release";
import { FieldGroup } from "#ui/field-group";
import { FormProblems } from "#ui/form-problems";
import { RadioGroup } from "#ui/radio-group";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { chooseClientAction } from "../actions";

type ClientChoiceProps = {
  coupleId: string;
  client: Client;
  clients: readonly { value: Client; label: string }[];
};

/** Who the client is in this case. It stands on paper; who must authorise a release does not follow from it. */
export function ClientChoice({ coupleId, client, clients }: ClientChoiceProps) {
  const [state, send] = useFormAction(chooseClientAction);
  const chosen = typedValue(state, "client", client);
  return (
    <form action={send} className="flex flex-col gap-3">
      <FormProblems state={state} fieldIds={{ client: "client-choice" }} />
      <input type="hidden" name="coupleId" value={coupleId} />
      <FieldGroup id="client-choice" legend="Who is the client" errors={fieldErrors(state, "client")}>
        <RadioGroup key={chosen} name="client" value={chosen} options={clients} />
      </FieldGroup>
      <div>
        <SubmitButton kind="quiet">Save who the client is</SubmitButton>
      </div>
    </form>
  );
}
