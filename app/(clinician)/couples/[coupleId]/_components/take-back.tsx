"use client";
import { DialogButton } from "#ui/dialog-button";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { withdrawHomeworkAction } from "../actions";

type TakeBackProps = { coupleId: string; assignmentId: string; title: string };

/** Takes homework back that was given by mistake, while somebody has still to send it. */
export function TakeBack({ coupleId, assignmentId, title }: TakeBackProps) {
  const [state, send] = useFormAction(withdrawHomeworkAction);
  return (
    <DialogButton
      label={
        <>
          Take back<span className="sr-only"> {title}</span>
        </>
      }
      title={`Take back ${title}?`}
      kind="plain"
    >
      <form action={send} className="flex flex-col gap-4">
        {state.status === "refused" ? <FormProblems state={state} fieldIds={{}} /> : null}
        <input type="hidden" name="coupleId" value={coupleId} />
        <input type="hidden" name="assignmentId" value={assignmentId} />
        <p>
          It vanishes for whoever has not sent it, with what they have typed. What was sent stays. To undo
          this, give it again.
        </p>
        <div>
          <SubmitButton kind="danger" pending="Taking back">
            Take it back
          </SubmitButton>
        </div>
      </form>
    </DialogButton>
  );
}
