"use client";
import type { CaseloadPlace } from "#lib/accounts/types";
import { Badge } from "#ui/badge";
import { DialogButton } from "#ui/dialog-button";
import { DialogCancel } from "#ui/dialog-cancel";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { endPartnerAction } from "../actions";

type PartnerAccessProps = { partner: CaseloadPlace["partners"][number]; codeName: string };

/** One partner's place, and the way to end it. */
export function PartnerAccess({ partner, codeName }: PartnerAccessProps) {
  const [state, end] = useFormAction(endPartnerAction);
  return (
    <span className="inline-flex items-center gap-2">
      {partner.slot}
      <Badge>{partner.status}</Badge>
      {partner.status === "ended" ? null : (
        <DialogButton
          label={
            <>
              End access of {partner.slot}
              <span className="sr-only">, {codeName}</span>
            </>
          }
          title="End this access?"
          kind="plain"
        >
          <form action={end} className="flex flex-col gap-4">
            {state.status === "refused" ? <FormProblems state={state} fieldIds={{}} /> : null}
            <input type="hidden" name="partnerId" value={partner.id} />
            <p>
              Partner {partner.slot} of {codeName} is signed out at once and cannot come back. What they wrote
              stays with their clinician. The other partner sees no difference.
            </p>
            <div className="flex flex-wrap justify-end gap-2">
              <DialogCancel />
              <SubmitButton kind="danger" pending="Ending">
                End access
              </SubmitButton>
            </div>
          </form>
        </DialogButton>
      )}
    </span>
  );
}
