"use client";
import { useState } from "react";
import type { PartnerPlace } from "#lib/accounts/types";
import { Badge } from "#ui/badge";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { invitePartnerAction, revokeInvitationAction } from "../actions";

type InvitationLineProps = { coupleId: string; place: PartnerPlace; hasMailServer: boolean };

/** One partner's place: sent or joined, and the two things the clinician can do about a link. */
export function InvitationLine({ coupleId, place, hasMailServer }: InvitationLineProps) {
  const [invited, invite] = useFormAction(invitePartnerAction);
  const [revoked, revoke] = useFormAction(revokeInvitationAction);
  const [last, setLast] = useState<"invite" | "revoke">("invite");
  const ids = (
    <>
      <input type="hidden" name="coupleId" value={coupleId} />
      <input type="hidden" name="partnerId" value={place.partnerId} />
    </>
  );
  return (
    <li className="flex flex-col gap-2 py-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <span className="inline-flex items-center gap-3">
          Partner {place.slot}
          <Badge>{place.status === "sent" && !hasMailServer ? "link waiting" : place.status}</Badge>
        </span>
        {place.status === "joined" || place.status === "ended" ? null : (
          <span className="flex flex-wrap gap-2">
            {place.status === "sent" ? (
              <form action={revoke} onSubmit={() => setLast("revoke")}>
                {ids}
                <SubmitButton kind="plain" pending="Closing">
                  Close the link of {place.slot}
                </SubmitButton>
              </form>
            ) : null}
            <form action={invite} onSubmit={() => setLast("invite")}>
              {ids}
              <SubmitButton kind="quiet" pending={hasMailServer ? "Sending" : "Writing"}>
                Send {place.slot} a new link
              </SubmitButton>
            </form>
          </span>
        )}
      </div>
      <FormProblems
        state={last === "revoke" || invited.status === "idle" ? revoked : invited}
        fieldIds={{}}
      />
    </li>
  );
}
