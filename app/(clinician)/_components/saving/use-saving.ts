"use client";
import { useRouter } from "next/navigation";
import { useEffect, useSyncExternalStore } from "react";
import type { Saver, SaveState } from "./saver";

/**
 * How saving stands. A save that was refused for a stale version reads the page again, to learn the other one. Leaving a
 * field or the window saves at once, as a network that is back does; leaving the page sends what is left, and closing it
 * with something unsaved asks first.
 */
export function useSaving<Work, Found>(saver: Saver<Work, Found>): SaveState {
  const router = useRouter();
  const save = useSyncExternalStore(saver.subscribe, saver.state, saver.state);
  const isStale = save.kind === "stale";

  useEffect(() => {
    if (isStale) router.refresh();
  }, [isStale, router]);

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
    document.addEventListener("visibilitychange", leave);
    document.addEventListener("focusout", leaveField);
    window.addEventListener("blur", hurry);
    window.addEventListener("online", hurry);
    window.addEventListener("pagehide", left);
    window.addEventListener("beforeunload", warn);
    return () => {
      document.removeEventListener("visibilitychange", leave);
      document.removeEventListener("focusout", leaveField);
      window.removeEventListener("blur", hurry);
      window.removeEventListener("online", hurry);
      window.removeEventListener("pagehide", left);
      window.removeEventListener("beforeunload", warn);
      void saver.flush(true);
    };
  }, [saver]);

  return save;
}
