"use client";
import type { MemberRow } from "#lib/accounts/types";
import { Badge } from "#ui/badge";
import { DialogButton } from "#ui/dialog-button";
import { DialogCancel } from "#ui/dialog-cancel";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { endMemberAction } from "../actions";

export function MemberLine({ member }: { member: MemberRow }) {
  const [state, end] = useFormAction(endMemberAction);
  return (
    <li className="flex flex-col gap-2 py-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <p className="font-medium">{member.name}</p>
          <p className="type-note break-all">
            {member.role}, {member.email}
          </p>
        </div>
        <div className="flex items-center gap-3">
          <Badge>{member.status}</Badge>
          {member.isSelf || member.status === "ended" ? null : (
            <DialogButton
              label={
                <>
                  End access<span className="sr-only"> of {member.name}</span>
                </>
              }
              title="End this access?"
              kind="plain"
            >
              <form action={end} className="flex flex-col gap-4">
                {state.status === "refused" ? <FormProblems state={state} fieldIds={{}} /> : null}
                <input type="hidden" name="memberId" value={member.id} />
                <p>{member.name} is signed out at once and cannot come back with this place.</p>
                {member.role === "clinician" ? (
                  <p>
                    The couples of {member.name} keep their records and their homework, but nobody treats them
                    until you give each to another clinician under Caseloads.
                  </p>
                ) : null}
                <div className="flex flex-wrap justify-end gap-2">
                  <DialogCancel />
                  <SubmitButton kind="danger" pending="Ending">
                    End access
                  </SubmitButton>
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
