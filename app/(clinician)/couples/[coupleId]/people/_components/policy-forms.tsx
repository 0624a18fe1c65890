"use client";
import { fieldErrors, typedValue } from "#lib/auth/form-state";
import type { PolicyKind } from "#lib/couples/rules-secrets";
import { FieldGroup } from "#ui/field-group";
import { FormProblems } from "#ui/form-problems";
import { RadioGroup } from "#ui/radio-group";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { proposePolicyAction, putPolicyInForceAction } from "../actions";

type PolicyFormsProps = {
  coupleId: string;
  /** The version both have signed, which waits to be put in force. */
  ready: number | null;
  /** What can be offered: everything but the newest. */
  choices: readonly { kind: PolicyKind; label: string; meaning: string }[];
};

/** Puts what both have signed in force, and offers another version. */
export function PolicyForms({ coupleId, ready, choices }: PolicyFormsProps) {
  const [put, putInForce] = useFormAction(putPolicyInForceAction);
  const [offered, offer] = useFormAction(proposePolicyAction);
  const chosen = typedValue(offered, "kind");
  return (
    <>
      <FormProblems state={put} fieldIds={{}} />
      {ready === null ? null : (
        <form action={putInForce} className="flex flex-col gap-2">
          <p>Both have signed version {ready}.</p>
          <input type="hidden" name="coupleId" value={coupleId} />
          <input type="hidden" name="version" value={ready} />
          <div>
            <SubmitButton pending="Saving">Put it in force</SubmitButton>
          </div>
          <p className="type-note">
            It counts for what is sent from then on, and shows to both in the same moment. Nothing said before
            it becomes less private.
          </p>
        </form>
      )}
      <form action={offer} className="flex flex-col gap-4" noValidate>
        <FormProblems state={offered} fieldIds={{ kind: "kind" }} />
        <input type="hidden" name="coupleId" value={coupleId} />
        <FieldGroup
          id="kind"
          legend="Offer an agreement to both"
          hint="Each reads and signs it alone. What counts now goes on until you put another in force."
          errors={fieldErrors(offered, "kind")}
        >
          <RadioGroup
            name="kind"
            options={choices.map(({ kind, label, meaning }) => ({ value: kind, label, hint: meaning }))}
            value={chosen}
            key={chosen}
          />
        </FieldGroup>
        <div>
          <SubmitButton kind="quiet" pending="Offering">
            Offer to both
          </SubmitButton>
        </div>
      </form>
    </>
  );
}
