import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { workShelf } from "../../../_device/kept-work";
import { holdRow } from "../../../_device/live-rows";
import { type Lost, lostHere } from "../../../_device/lost-here";
import { forgetDevice, isOwnDevice } from "../../../_device/own-device";
import { makeOwnDevice, mayKeepHere } from "../../../_device/shelf";
import { useShell } from "../../../_device/use-shell";
import { PutBy, type TakeUp } from "./put-by";
import type { HeldWork, Saver } from "./saver";

const never = () => false;
/** Put together here: `crypto.randomUUID` is missing on plain HTTP. */
const pageNumber = () => crypto.getRandomValues(new Uint32Array(4)).join("-");

/**
 * Keeps unsaved work of a session on the member's own device, and hands over what earlier pages left there. Where they
 * did not say that it is their own, nothing lies on it. Source: security paper, SAFE-10.
 */
export function usePutBy<Work, Found>(
  saver: Saver<Work, Found>,
  { owner, sessionId }: { owner: string; sessionId: string },
  onLeft: TakeUp<Work>,
) {
  // Each page has a row of its own, so that two windows on one plan never erase each other's.
  const [{ putBy, row }] = useState(() => {
    const shelf = workShelf<HeldWork<Work>>(owner, sessionId, pageNumber());
    return { putBy: new PutBy(saver, shelf), row: shelf.id };
  });
  const [isChosen, setChosen] = useState(false);
  const keeps = useSyncExternalStore(putBy.subscribe, putBy.keeps, never);
  const isOwn = isChosen && keeps;
  useShell(isOwn);
  const heard = useRef(onLeft);
  heard.current = onLeft;

  useEffect(() => {
    let isGone = false;
    const letGo = holdRow(row);
    const open = async () => {
      if (!(await mayKeepHere(owner)) || isGone) return;
      setChosen(true);
      await putBy.open((left) => heard.current(left));
    };
    // Without storage or cipher everything works as before, in the window.
    void open().catch(() => undefined);
    // Another window of this browser took the choice back, and with it what lay here.
    const look = () => {
      if (isOwnDevice(owner)) return;
      setChosen(false);
      putBy.lost();
    };
    window.addEventListener("storage", look);
    return () => {
      window.removeEventListener("storage", look);
      isGone = true;
      putBy.leave();
      letGo();
    };
  }, [putBy, owner, row]);

  /** Answers with what would be lost where it must be asked first, else with whether work is kept here now. */
  const turnOwn = async (on: boolean, isSure = false): Promise<boolean | Lost> => {
    const lost = on || isSure ? null : await lostHere({ work: row });
    if (lost) return lost;
    if (on) await makeOwnDevice(owner);
    else {
      forgetDevice();
      await mayKeepHere(owner);
    }
    const chosen = isOwnDevice(owner);
    setChosen(chosen);
    if (chosen) await putBy.open((left) => heard.current(left));
    else putBy.lost();
    return chosen && putBy.keeps();
  };

  return {
    isOwn,
    turnOwn,
    note: useCallback(() => putBy.note(), [putBy]),
    took: (id: string) => putBy.took(id),
  };
}
