import type { TodaySession } from "#lib/couples/list-today";
import { framePhases } from "#lib/planning/rules-frame";
import { StartPlan } from "../../couples/[coupleId]/sessions/[sessionId]/prep/_components/start-plan";

/** The frame a session without a plan would begin with; one press makes the plan of it. */
export function FrameStart({
  session: { coupleId, sessionId, codeName, minutes },
}: {
  session: TodaySession;
}) {
  const { arrive, review, core, close } = framePhases(minutes);
  return (
    <div className="type-note type-figure flex flex-wrap items-center gap-x-3 gap-y-1">
      <span>
        Suggested frame: arrive {arrive}, homework {review}, core {core}, close {close} min
      </span>
      <StartPlan coupleId={coupleId} sessionId={sessionId} beside={codeName} />
    </div>
  );
}
