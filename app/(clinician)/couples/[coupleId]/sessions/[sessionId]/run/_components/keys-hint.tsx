"use client";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { RUN_KEYS } from "../../../../../../../_run/run-key-table";
import { turnRunKeysAction } from "../actions";

/** Which single keys do what, and the switch that turns them off (WCAG 2.1.4). */
export function KeysHint({ on }: { on: boolean }) {
  const [, turn] = useFormAction(turnRunKeysAction);
  return (
    <details className="screen-only border-t pt-4 text-text-muted noscript:hidden">
      <summary className="type-label">Keys</summary>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {RUN_KEYS.map(({ label, does }) => (
          <div key={label} className="contents">
            <dt className="type-figure font-medium">{label}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <form action={turn} className="mt-3 flex flex-wrap items-center gap-3">
        <input type="hidden" name="keys" value={on ? "off" : "on"} />
        {on ? "Single keys are on." : "Single keys are off."}
        <SubmitButton kind="plain">{on ? "Turn single keys off" : "Turn single keys on"}</SubmitButton>
      </form>
    </details>
  );
}
