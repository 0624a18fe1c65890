"use client";
import { useActionState } from "react";
import { IDLE } from "#lib/auth/form-state";
import { FormProblems } from "#ui/form-problems";
import { LinkButton } from "#ui/link-button";
import { SubmitButton } from "#ui/submit-button";
import { endRunAction } from "../actions";
import type { RunPlaceIds } from "./current-form";

type EndFormProps = { place: RunPlaceIds; kind: "primary" | "quiet"; hasEnded: boolean };

/** The couple leaves; the wrap-up comes next. */
export function EndForm({ place, kind, hasEnded }: EndFormProps) {
  const [state, send] = useActionState(endRunAction, IDLE);
  if (hasEnded) {
    return (
      <LinkButton href={`/couples/${place.coupleId}/sessions/${place.sessionId}/wrap-up`} kind="primary">
        Go on with the wrap-up
      </LinkButton>
    );
  }
  return (
    <form action={send} className="flex flex-col items-start gap-3">
      <FormProblems state={state} fieldIds={{}} />
      <input type="hidden" name="coupleId" value={place.coupleId} />
      <input type="hidden" name="sessionId" value={place.sessionId} />
      <SubmitButton kind={kind} pending="Ending">
        End and wrap up
      </SubmitButton>
    </form>
  );
}
