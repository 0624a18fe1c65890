import type { YesStatus } from "#lib/couples/fresh-yes";
import { AskForYes } from "../../../../_components/ask-for-yes";
import { askedLine, YES_NAMES } from "../../../../_components/yes-words";

/** Whether the touch or sexual work in hand may be done now, and the way to ask; nothing of who said what. */
export function YesLine({ coupleId, status, zone }: { coupleId: string; status: YesStatus; zone: string }) {
  const { exerciseClass, isAvailable, askFrom } = status;
  const what = YES_NAMES[exerciseClass];
  if (isAvailable) return <p className="type-note">{what}: available. Both said yes, for one exercise.</p>;
  return (
    <div className="flex max-w-measure flex-col gap-2">
      <p>
        {what}: not available yet. Ask both, and do something else until each has said yes.{" "}
        <span className="text-text-muted">{askedLine(status, zone)}</span>
      </p>
      {askFrom === null ? <AskForYes coupleId={coupleId} exerciseClass={exerciseClass} what={what} /> : null}
    </div>
  );
}
