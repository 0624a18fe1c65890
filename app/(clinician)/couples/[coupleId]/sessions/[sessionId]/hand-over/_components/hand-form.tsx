"use client";
import { type FormEvent, startTransition, useEffect, useState } from "react";
import { Button } from "#ui/button";
import { FormProblems } from "#ui/form-problems";
import { Notice } from "#ui/notice";
import { useFormAction } from "#ui/use-form-action";
import { sealAway } from "../../../../../../../_run/seal-away";
import { tellOtherWindows } from "../../../../../../../_ui/shell/other-windows";
import { handTabletAction } from "../actions";

type HandFormProps = {
  owner: string;
  coupleId: string;
  sessionId: string;
  /** One button for each partner it can go to. */
  to: readonly { slot: "A" | "B"; thing: string }[];
  what: string;
};

/**
 * Gives the tablet to one partner for one thing. What this device keeps of runs is sent and sealed away first; then the
 * sign-in is locked, every other window of it is emptied, and this one leaves as a whole document.
 */
export function HandForm({ owner, coupleId, sessionId, to, what }: HandFormProps) {
  const [state, send, isPending] = useFormAction(handTabletAction);
  const [isSealing, setSealing] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    if (state.status !== "done") return;
    tellOtherWindows();
    window.location.replace("/tablet");
  }, [state]);
  const hand = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    if (isSealing || isPending) return;
    setSealing(true);
    setProblem(null);
    const isSealed = await sealAway(owner, sessionId);
    setSealing(false);
    if (!isSealed)
      return setProblem("Some of this run is still on this device alone. Go online, then hand it over.");
    startTransition(() => send(form));
  };
  const isBusy = isPending || isSealing || state.status === "done";
  return (
    <div className="flex flex-col gap-2">
      <FormProblems state={state} fieldIds={{}} />
      {problem ? (
        <div role="alert">
          <Notice kind="warning">{problem}</Notice>
        </div>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {to.map(({ slot, thing }) => (
          <form key={slot} action={send} onSubmit={hand}>
            <input type="hidden" name="coupleId" value={coupleId} />
            <input type="hidden" name="sessionId" value={sessionId} />
            <input type="hidden" name="slot" value={slot} />
            <input type="hidden" name="thing" value={thing} />
            <Button type="submit" aria-label={`Hand to ${slot}: ${what}`} aria-disabled={isBusy || undefined}>
              Hand to {slot}
            </Button>
          </form>
        ))}
      </div>
    </div>
  );
}
