"use client";
import { Button } from "#ui/button";
import { FormProblems } from "#ui/form-problems";
import { useFormAction } from "#ui/use-form-action";
import { discardEpisodeAction } from "../actions";
import { moments as words } from "../words";

/** Opened and pressed: two steps, since it cannot be taken back. */
export function DiscardForm() {
  const [state, send, isPending] = useFormAction(discardEpisodeAction, "/moments");
  return (
    <details>
      <summary className="inline-flex min-h-control cursor-pointer items-center text-link">
        {words.discard}
      </summary>
      <form action={send} className="flex flex-col gap-3 pb-2">
        <FormProblems state={state} fieldIds={{}} />
        <p>{words.discardSure}</p>
        <Button type="submit" wide aria-disabled={isPending || undefined}>
          {words.discardYes}
        </Button>
      </form>
    </details>
  );
}
