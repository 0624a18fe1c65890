"use client";

import type { OfferedPolicy } from "#lib/couples/policy-versions";
import { PARTNER_CARVE_OUT } from "#lib/couples/rules-secrets";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { signPolicyAction } from "../actions";
import * as WORDS from "./words";

const words = WORDS.whoCanSee;

/** An agreement to read, and to sign alone. */
export function AgreementForm({ offered }: { offered: OfferedPolicy }) {
  const [state, send] = useFormAction(signPolicyAction, "/who-can-see");
  return (
    <form action={send} className="flex flex-col gap-4 border-l-2 pl-4">
      {state.status === "refused" ? <FormProblems state={state} fieldIds={{}} /> : null}
      <input type="hidden" name="version" value={offered.version} />
      {offered.isSigned ? null : <p>{words.agreementOffered}</p>}
      <p className="font-medium">
        {words.agreementKinds[offered.kind]} {PARTNER_CARVE_OUT}
      </p>
      {offered.isSigned ? (
        <p role="status">{words.agreementSigned}</p>
      ) : (
        <>
          <p className="text-text-muted">{words.agreementLater}</p>
          <p className="text-text-muted">{words.agreementQuiet}</p>
          <div>
            <SubmitButton kind="quiet" pending={words.agreementSigning}>
              {words.agreementSign}
            </SubmitButton>
          </div>
        </>
      )}
    </form>
  );
}
