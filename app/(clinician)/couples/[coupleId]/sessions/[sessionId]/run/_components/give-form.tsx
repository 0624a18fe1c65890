"use client";
import type { Attendees } from "#lib/planning/types";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { CareLine } from "../../../../_components/care-line";
import { giveInSessionAction } from "../actions";

type RunPlaceIds = { coupleId: string; sessionId: string };

type GiveFormProps = {
  place: RunPlaceIds;
  itemId: string;
  /** Who came to the session. */
  to: Attendees;
  given: boolean;
  care: string | null;
};

/** Puts the exercise on the own pages of whoever came, to fill in now, in the room. */
export function GiveForm({ place, itemId, to, given, care }: GiveFormProps) {
  const [state, send] = useFormAction(giveInSessionAction);
  if (given) {
    return (
      <p role="status" className="max-w-measure">
        {to === "both"
          ? "Given to both. Each opens Today on their own phone and fills it in alone, or you hand over this tablet."
          : `Given to ${to} alone. It is under Today on their own phone, or you hand over this tablet.`}
      </p>
    );
  }
  return (
    <form action={send} className="flex flex-col gap-2">
      <FormProblems state={state} fieldIds={{ reason: "give-reason" }} />
      <input type="hidden" name="coupleId" value={place.coupleId} />
      <input type="hidden" name="sessionId" value={place.sessionId} />
      <input type="hidden" name="itemId" value={itemId} />
      <CareLine id="give-reason" state={state} care={care} />
      <div>
        <SubmitButton kind="quiet" pending="Giving">
          Give it to {to} now
        </SubmitButton>
      </div>
    </form>
  );
}
