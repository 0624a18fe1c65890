"use client";
import { useEffect, useState } from "react";
import { Button } from "#ui/button";
import { Notice } from "#ui/notice";
import { dropWork, isWorkLeft } from "../../../../../../../_device/kept-work";
import { mayKeepHere } from "../../../../../../../_device/shelf";

type KeptAsideProps = { owner: string; sessionId: string; canReopen: boolean };

/** Says when this device still holds changes that a plan never got, for it was made final first. */
export function KeptAside({ owner, sessionId, canReopen }: KeptAsideProps) {
  const [isLeft, setLeft] = useState(false);
  useEffect(() => {
    const look = async () => setLeft((await mayKeepHere(owner)) && (await isWorkLeft(sessionId)));
    // A browser that keeps nothing holds nothing back.
    void look().catch(() => undefined);
  }, [owner, sessionId]);
  if (!isLeft) return null;
  const letGo = () =>
    dropWork(owner, sessionId).then(
      () => setLeft(false),
      () => undefined,
    );
  return (
    <div className="screen-only mb-6">
      <Notice action={<Button onClick={() => void letGo()}>Let go of them</Button>}>
        This device holds changes that were not saved before the plan was made final.{" "}
        {canReopen ? "Change the plan again to bring them in." : "The session has begun without them."}
      </Notice>
    </div>
  );
}
