import { HardLinkButton } from "#ui/hard-link";
import { notNow as words } from "../later/words";
import { FormChoice } from "./form-choice";

type OtherWaysProps = {
  taskId: string;
  /** Which form can be taken in place of this one; null where the short one was given. */
  other: "short" | "whole" | null;
  /** In the room one says it to the therapist, and the tablet goes back. */
  isTablet: boolean;
};

/** What can be done in place of starting: the other form of it, or saying that it does not fit now. Neither is the main one. */
export function OtherWays({ taskId, other, isTablet }: OtherWaysProps) {
  if (other === null && isTablet) return null;
  return (
    <div className="flex flex-col gap-3">
      {other ? <FormChoice taskId={taskId} form={other} /> : null}
      {isTablet ? null : (
        <HardLinkButton href={`/do/${taskId}/later`} wide>
          {words.open}
        </HardLinkButton>
      )}
    </div>
  );
}
