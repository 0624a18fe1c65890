"use client";

import type { SharedKind } from "#lib/homework/types";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { revealTogetherAction } from "../../actions";

const WORDS: Readonly<Record<SharedKind, string>> = {
  shared: "Reveal what they wrote for both",
  reveal: "Reveal what they share with each other",
  matches: "Reveal the matches",
};

/** The one press that opens to both partners one kind of what both have shared; the other kinds stay as they are. */
export function RevealForm({ taskId, kind }: { taskId: string; kind: SharedKind }) {
  const [state, send] = useFormAction(revealTogetherAction);
  return (
    <form action={send} className="flex flex-col gap-2">
      <FormProblems state={state} fieldIds={{}} />
      <input type="hidden" name="taskId" value={taskId} />
      <input type="hidden" name="kind" value={kind} />
      <p className="type-note">
        Both will read it on their own phones, for a day at least. Do it with both in the room.
      </p>
      <div>
        <SubmitButton kind="quiet" pending="Revealing">
          {WORDS[kind]}
        </SubmitButton>
      </div>
    </form>
  );
}
