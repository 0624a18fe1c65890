"use client";
import { useActionState } from "react";
import { IDLE } from "#lib/auth/form-state";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { openNowAction } from "../actions";

type OpenNowProps = { coupleId: string; assignmentId: string; title: string };

/** Opens homework that waits, for everybody it is for. */
export function OpenNow({ coupleId, assignmentId, title }: OpenNowProps) {
  const [state, send] = useActionState(openNowAction, IDLE);
  return (
    <form action={send} className="inline-flex flex-wrap items-center gap-x-3">
      {state.status === "refused" ? <FormProblems state={state} fieldIds={{}} /> : null}
      <input type="hidden" name="coupleId" value={coupleId} />
      <input type="hidden" name="assignmentId" value={assignmentId} />
      <SubmitButton kind="plain" pending="Opening">
        Open now<span className="sr-only"> {title}</span>
      </SubmitButton>
    </form>
  );
}
