"use client";

import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { turnKeysAction } from "../review/actions";

/** Says which single keys there are, and turns them off or on for this reader's browser. */
export function KeysSwitch({ on, keys }: { on: boolean; keys: string }) {
  const [, turn] = useFormAction(turnKeysAction);
  return (
    <form action={turn} className="screen-only mt-4 flex flex-wrap items-center gap-3 text-text-muted">
      <input type="hidden" name="keys" value={on ? "off" : "on"} />
      {on ? keys : "Single keys are off."}
      <SubmitButton kind="plain">{on ? "Turn single keys off" : "Turn single keys on"}</SubmitButton>
    </form>
  );
}
