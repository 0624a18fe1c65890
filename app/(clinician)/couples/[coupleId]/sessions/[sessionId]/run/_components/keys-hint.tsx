"use client";
import { useActionState } from "react";
import { IDLE } from "#lib/auth/form-state";
import { SubmitButton } from "#ui/submit-button";
import { turnRunKeysAction } from "../actions";

/** Which single keys do what, and the switch that turns them off (WCAG 2.1.4). */
export function KeysHint({ on }: { on: boolean }) {
  const [, turn] = useActionState(turnRunKeysAction, IDLE);
  return (
    <form
      action={turn}
      className="screen-only flex flex-wrap items-center gap-3 text-text-muted noscript:hidden"
    >
      <input type="hidden" name="keys" value={on ? "off" : "on"} />
      {on ? "T ticks the item off, S sets it aside." : "Single keys are off."}
      <SubmitButton kind="plain">{on ? "Turn single keys off" : "Turn single keys on"}</SubmitButton>
    </form>
  );
}
