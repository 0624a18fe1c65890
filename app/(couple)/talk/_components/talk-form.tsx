"use client";
import { Button } from "#ui/button";
import { FormProblems } from "#ui/form-problems";
import { useFormAction } from "#ui/use-form-action";
import { askToTalkAction } from "../actions";
import { talk as words } from "../words";

/** One press, and one sentence back. */
export function TalkForm() {
  const [state, send, isPending] = useFormAction(askToTalkAction, "/talk");
  return (
    <form action={send} className="mt-auto flex flex-col gap-4">
      <FormProblems state={state} fieldIds={{}} />
      <Button type="submit" kind="primary" wide aria-disabled={isPending || undefined}>
        {isPending ? words.asking : words.ask}
      </Button>
    </form>
  );
}
