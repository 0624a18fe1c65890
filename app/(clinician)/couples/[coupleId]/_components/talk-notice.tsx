"use client";
import { FormProblems } from "#ui/form-problems";
import { Notice } from "#ui/notice";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { handleTalkRequestAction } from "../actions";

type TalkNoticeProps = { coupleId: string; request: { id: string; slot: "A" | "B"; askedOn: string } };

/** A partner asks to be seen alone: first on the page, and on no other person's. */
export function TalkNotice({ coupleId, request }: TalkNoticeProps) {
  const [state, send] = useFormAction(handleTalkRequestAction);
  return (
    <Notice
      kind="danger"
      title={`Partner ${request.slot} asks to talk with you alone`}
      action={
        <form action={send}>
          <input type="hidden" name="coupleId" value={coupleId} />
          <input type="hidden" name="requestId" value={request.id} />
          <SubmitButton kind="quiet" pending="Saving">
            It is dealt with
          </SubmitButton>
        </form>
      }
    >
      <FormProblems state={state} fieldIds={{}} />
      <p>
        Asked on {request.askedOn}. The other partner is not told, and this shows on neither phone. Find a way
        that is safe for this person.
      </p>
    </Notice>
  );
}
