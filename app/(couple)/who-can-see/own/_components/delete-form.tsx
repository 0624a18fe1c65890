"use client";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { deleteAllKeptAction, deleteKeptAction } from "../actions";
import { own as words } from "../words";

type DeleteFormProps = { label: string; text: string; taskId?: string };

/** Opened and pressed: two steps, since it cannot be taken back. */
export function DeleteForm({ label, text, taskId }: DeleteFormProps) {
  const action = taskId === undefined ? deleteAllKeptAction : deleteKeptAction;
  const [state, send] = useFormAction(action, "/who-can-see/own");
  return (
    <>
      <details>
        <summary className="inline-flex min-h-control cursor-pointer items-center text-link">{label}</summary>
        <form action={send} className="flex flex-col items-start gap-3 pb-2">
          {taskId === undefined ? null : <input type="hidden" name="taskId" value={taskId} />}
          <p>{text}</p>
          <SubmitButton kind="quiet" pending={words.deleting}>
            {words.sure}
          </SubmitButton>
        </form>
      </details>
      <FormProblems state={state} fieldIds={{}} />
    </>
  );
}
