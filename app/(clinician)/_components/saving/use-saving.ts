"use client";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { type Asking, keepAsking } from "./keep-asking";
import { askBeforeLinks, mayBeStuck } from "./leaving";
import type { Saver, SaveState } from "./saver";

export type SaveInHand = {
  save: SaveState;
  /** What a hand can do about it; null where it waits for a choice on the page, or the other is on its way. */
  retry: (() => void) | null;
};

/**
 * How saving stands. A save that was refused for a stale version reads the page again, to learn the other one, and asks
 * until it has come (`hasOther`): then the page is read only where the server was heard, since a reading that fails
 * leaves the page. Leaving a field or the window saves at once, as a network that is back does; leaving the page sends
 * what is left, and closing it with something unsaved asks first; so does a link once saving failed.
 */
export function useSaving<Work, Found>(saver: Saver<Work, Found>, hasOther: boolean): SaveInHand {
  const router = useRouter();
  const save = useSyncExternalStore(saver.subscribe, saver.state, saver.state);
  const isStale = save.kind === "stale";

  const asking = useRef<Asking | null>(null);
  const [isLate, setLate] = useState(false);

  useEffect(() => {
    if (isStale) router.refresh();
  }, [isStale, router]);

  const isWaiting = isStale && !hasOther;
  useEffect(() => {
    if (!isWaiting) return;
    const again = keepAsking(
      async () => {
        setLate(true);
        if (await saver.askAgain()) router.refresh();
      },
      { window, document },
    );
    asking.current = again;
    return () => {
      again.stop();
      asking.current = null;
      setLate(false);
    };
  }, [isWaiting, saver, router]);

  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === "hidden") void saver.flush(true);
    };
    const left = () => void saver.flush(true);
    const hurry = () => saver.hurry();
    // What is put elsewhere on the page loses the focus on the way and takes it again: that leaves nothing.
    const leaveField = ({ target }: FocusEvent) => {
      setTimeout(() => {
        if (document.activeElement !== target) saver.hurry();
      });
    };
    const warn = (event: BeforeUnloadEvent) => {
      if (saver.isDirty) event.preventDefault();
    };
    const free = mayBeStuck(saver.isStuck);
    const letLinks = askBeforeLinks();
    document.addEventListener("visibilitychange", leave);
    document.addEventListener("focusout", leaveField);
    window.addEventListener("blur", hurry);
    window.addEventListener("online", hurry);
    window.addEventListener("pagehide", left);
    window.addEventListener("beforeunload", warn);
    return () => {
      free();
      letLinks();
      document.removeEventListener("visibilitychange", leave);
      document.removeEventListener("focusout", leaveField);
      window.removeEventListener("blur", hurry);
      window.removeEventListener("online", hurry);
      window.removeEventListener("pagehide", left);
      window.removeEventListener("beforeunload", warn);
      void saver.flush(true);
    };
  }, [saver]);

  const retry = useCallback(() => {
    if (asking.current) asking.current.now();
    else void saver.flush();
  }, [saver]);
  return { save, retry: isStale && !isLate ? null : retry };
}
