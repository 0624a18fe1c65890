"use client";
import type { CaseloadPlace } from "#lib/accounts/types";
import { fieldErrors, typedValue } from "#lib/auth/form-state";
import { Badge } from "#ui/badge";
import { CodeName } from "#ui/code-name";
import { DialogButton } from "#ui/dialog-button";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { Select } from "#ui/select";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { transferCoupleAction } from "../actions";
import { PartnerAccess } from "./partner-access";

type CoupleLineProps = { couple: CaseloadPlace; clinicians: readonly { id: string; name: string }[] };

/** One couple: whose it is, giving it to somebody else, and the access of each partner. */
export function CoupleLine({ couple, clinicians }: CoupleLineProps) {
  const [state, move] = useFormAction(transferCoupleAction);
  const others = clinicians.filter(({ id }) => id !== couple.clinicianId);
  const field = `clinician-${couple.id}`;
  return (
    <li className="flex flex-col gap-2 py-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <p className="font-medium">
            <CodeName>{couple.codeName}</CodeName>
          </p>
          <p className="type-note">
            With {couple.clinicianName}
            {couple.clinicianEnded ? ", whose access has ended" : ""}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          {couple.partners.map((partner) => (
            <PartnerAccess key={partner.id} partner={partner} codeName={couple.codeName} />
          ))}
          {couple.clinicianEnded ? <Badge kind="danger">Nobody treats them</Badge> : null}
          {others.length === 0 ? null : (
            <DialogButton
              label={
                <>
                  Move<span className="sr-only"> {couple.codeName} to another clinician</span>
                </>
              }
              title={`Give ${couple.codeName} to another clinician`}
              kind="plain"
            >
              <form action={move} className="flex flex-col gap-4" noValidate>
                {state.status === "refused" ? (
                  <FormProblems state={state} fieldIds={{ clinicianId: field }} />
                ) : null}
                <input type="hidden" name="coupleId" value={couple.id} />
                <Field id={field} label="Clinician" errors={fieldErrors(state, "clinicianId")}>
                  {(control) => (
                    <Select
                      {...control}
                      name="clinicianId"
                      defaultValue={typedValue(state, "clinicianId")}
                      key={typedValue(state, "clinicianId")}
                      options={[
                        { value: "", label: "Choose a clinician" },
                        ...others.map(({ id, name }) => ({ value: id, label: name })),
                      ]}
                    />
                  )}
                </Field>
                <p>
                  The whole record goes with them, and {couple.clinicianName} cannot open it any more. The
                  couple sees no difference.
                </p>
                <div>
                  <SubmitButton pending="Moving">Move the couple</SubmitButton>
                </div>
              </form>
            </DialogButton>
          )}
        </div>
      </div>
      {state.status === "done" ? <FormProblems state={state} fieldIds={{}} /> : null}
    </li>
  );
}
