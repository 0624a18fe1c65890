"use client";
import { Notice } from "#ui/notice";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { revealNamesAction } from "../actions";

/** Names on request only; every press is written down in the audit trail. */
export function RevealNames({ coupleId }: { coupleId: string }) {
  const [state, send] = useFormAction(revealNamesAction);
  return (
    <form action={send} className="flex flex-col items-start gap-3">
      <input type="hidden" name="coupleId" value={coupleId} />
      <div role="status" className="empty:hidden">
        {state.status === "done" ? (
          <Notice title="Names behind this code name">
            {state.note.split("\n").map((line) => (
              <p key={line}>{line}</p>
            ))}
          </Notice>
        ) : null}
        {state.status === "refused" ? <Notice kind="warning">{state.message}</Notice> : null}
      </div>
      <SubmitButton kind="quiet" pending="Opening">
        Show names
      </SubmitButton>
      <p className="type-note">This is noted in the audit trail each time.</p>
    </form>
  );
}
