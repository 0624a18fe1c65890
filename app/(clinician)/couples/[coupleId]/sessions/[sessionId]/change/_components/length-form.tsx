"use client";
import type { WallTime } from "#lib/planning/types";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { LengthField } from "../../../_components/length-field";
import { moveSessionAction } from "../actions";
import { useLengthByNow } from "./use-length-by-now";

type LengthFormProps = { coupleId: string; sessionId: string; wall: WallTime; minutes: number };

/** What can still change of a session that is on: how long it is. */
export function LengthForm({ coupleId, sessionId, wall, minutes }: LengthFormProps) {
  const [state, send] = useFormAction(moveSessionAction);
  useLengthByNow(state);
  const kept = { coupleId, sessionId, ...wall, drawn: String(minutes), reach: "one" };
  return (
    <section aria-labelledby="length" className="flex max-w-measure flex-col gap-4">
      <h2 id="length" className="type-heading border-b pb-2">
        Length
      </h2>
      <p className="text-text-muted">
        This session has begun, so its time stays as it is. It can still be longer or shorter.
      </p>
      <form action={send} className="flex flex-col gap-4" noValidate>
        <FormProblems state={state} fieldIds={{ minutes: "minutes" }} />
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <LengthField state={state} minutes={minutes} />
        <div>
          <SubmitButton pending="Changing">Change the length</SubmitButton>
        </div>
      </form>
    </section>
  );
}
