"use client";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { moments as words } from "../../words";
import { chooseNeedShareAction } from "../actions";

type ChoiceFormProps = { choice: { source: string; sourceId: string; chosen: boolean }; label: string };

/** One press: share it once both do, or keep it. */
export function ChoiceForm({ choice: { source, sourceId, chosen }, label }: ChoiceFormProps) {
  const [state, send] = useFormAction(chooseNeedShareAction, "/moments/both");
  return (
    <form action={send} className="flex flex-col gap-3">
      {state.status === "refused" ? <FormProblems state={state} fieldIds={{}} /> : null}
      <input type="hidden" name="source" value={source} />
      <input type="hidden" name="sourceId" value={sourceId} />
      <div>
        <SubmitButton kind="quiet" name="press" value={chosen ? "keep" : "share"} pending={words.saving}>
          {chosen ? words.bothKeep : words.bothShare}
          <span className="sr-only">, {label}</span>
        </SubmitButton>
      </div>
    </form>
  );
}
