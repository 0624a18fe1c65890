import { useCallback, useEffect, useRef, useState } from "react";
import { workShelf } from "../../../_device/kept-work";
import { forgetDevice, isOwnDevice, rememberDevice } from "../../../_device/own-device";
import { mayKeepHere } from "../../../_device/shelf";
import { useShell } from "../../../_device/use-shell";
import { PutBy } from "./put-by";
import type { HeldWork, Saver } from "./saver";

/**
 * Keeps unsaved work of a session on the member's own device, and hands over what an earlier page left there. Where they
 * did not say that it is their own, nothing lies on it. Source: security paper, SAFE-10.
 */
export function usePutBy<Work, Found>(
  saver: Saver<Work, Found>,
  { owner, sessionId }: { owner: string; sessionId: string },
  onLeft: (left: HeldWork<Work>) => void,
) {
  const [putBy] = useState(() => new PutBy(saver, workShelf<HeldWork<Work>>(owner, sessionId)));
  const [isOwn, setOwn] = useState(false);
  useShell(isOwn);
  const heard = useRef(onLeft);
  heard.current = onLeft;

  useEffect(() => {
    const open = async () => {
      if (!(await mayKeepHere(owner))) return;
      setOwn(true);
      await putBy.open((left) => heard.current(left));
    };
    // Without storage or cipher everything works as before, in the window.
    void open().catch(() => undefined);
  }, [putBy, owner]);

  const turnOwn = async (on: boolean): Promise<boolean> => {
    if (on) rememberDevice(owner);
    else forgetDevice();
    await mayKeepHere(owner);
    const isChosen = isOwnDevice(owner);
    setOwn(isChosen);
    if (isChosen) await putBy.open(() => undefined);
    return isChosen;
  };

  return { isOwn, turnOwn, note: useCallback(() => putBy.note(), [putBy]) };
}
