"use client";
import { useEffect, useState } from "react";
import { clockTime } from "#lib/planning/rules";
import { Button } from "#ui/button";
import { Dialog } from "#ui/dialog";
import { HardLinkButton } from "#ui/hard-link";
import type { PlainAction } from "./current-item";

type EndRunProps = {
  kind: "primary" | "quiet";
  endedAt: number | null;
  zone: string;
  ids: { coupleId: string; sessionId: string };
  plain: PlainAction | null;
  wrapUp: string;
  /** Something of this run is still on its way to the server. */
  waits: boolean;
  onEnd: () => Promise<void>;
  /** A key asked to end; a hand has to say yes. */
  isAsked: boolean;
  onAsked: () => void;
};

/** The couple leaves; the wrap-up comes next, as soon as the server has the run. */
export function EndRun(props: EndRunProps) {
  const { kind, endedAt, zone, ids, plain, wrapUp, waits, onEnd, isAsked, onAsked } = props;
  const [isLeaving, setLeaving] = useState(false);
  const end = () => {
    onAsked();
    setLeaving(true);
    void onEnd();
  };
  useEffect(() => {
    if (isLeaving && endedAt !== null && !waits) window.location.assign(wrapUp);
  }, [isLeaving, endedAt, waits, wrapUp]);
  if (endedAt !== null) {
    return (
      <div className="flex flex-col items-start gap-3 border-t pt-5">
        <p>
          Ended at {clockTime(new Date(endedAt), zone)}.
          {waits ? " It waits here. The wrap-up opens when you are back online." : ""}
        </p>
        {waits ? null : (
          <HardLinkButton href={wrapUp} kind="primary">
            Go on with the wrap-up
          </HardLinkButton>
        )}
      </div>
    );
  }
  return (
    <div className="border-t pt-5">
      <form
        {...(plain ? { action: plain } : {})}
        onSubmit={(event) => {
          event.preventDefault();
          end();
        }}
      >
        <input type="hidden" name="coupleId" value={ids.coupleId} />
        <input type="hidden" name="sessionId" value={ids.sessionId} />
        <Button type="submit" kind={kind} aria-keyshortcuts="E">
          End and wrap up
        </Button>
      </form>
      <Dialog
        open={isAsked}
        onClose={onAsked}
        title="End the session?"
        actions={
          <>
            <Button onClick={onAsked}>Not yet</Button>
            <Button kind="primary" onClick={end}>
              End it
            </Button>
          </>
        }
      >
        <p>The time stops. What was not reached can be carried on in the wrap-up.</p>
      </Dialog>
    </div>
  );
}
