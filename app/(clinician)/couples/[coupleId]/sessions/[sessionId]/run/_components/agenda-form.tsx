"use client";
import { useActionState } from "react";
import { IDLE } from "#lib/auth/form-state";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { recordRunAction } from "../actions";
import type { RunPlaceIds } from "./current-form";

type AgendaFormProps = { place: RunPlaceIds; itemId: string; title: string; to: "planned" | "set_aside" };

/** Sets one item aside, or brings it back. */
export function AgendaForm({ place, itemId, title, to }: AgendaFormProps) {
  const [state, send] = useActionState(recordRunAction, IDLE);
  const label = to === "planned" ? "Bring back" : "Set aside";
  return (
    <form action={send}>
      {state.status === "refused" ? <FormProblems state={state} fieldIds={{}} /> : null}
      <input type="hidden" name="coupleId" value={place.coupleId} />
      <input type="hidden" name="sessionId" value={place.sessionId} />
      <input type="hidden" name="itemId" value={itemId} />
      <input type="hidden" name="state" value={to} />
      <SubmitButton kind="plain" pending="Saving" aria-label={`${label}: ${title}`}>
        {label}
      </SubmitButton>
    </form>
  );
}
