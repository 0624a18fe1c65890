"use client";
import { useRouter } from "next/navigation";
import { useEffect, useSyncExternalStore } from "react";
import type { Saver, SaveState } from "./saver";

/**
 * How saving stands. A save that was refused for a stale version reads the page again, to learn the other one;
 * leaving the page sends what is left, and closing it with something unsaved asks first.
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
    const warn = (event: BeforeUnloadEvent) => {
      if (saver.isDirty) event.preventDefault();
    };
    document.addEventListener("visibilitychange", leave);
    window.addEventListener("beforeunload", warn);
    return () => {
      document.removeEventListener("visibilitychange", leave);
      window.removeEventListener("beforeunload", warn);
      void saver.flush(true);
    };
  }, [saver]);

  return save;
}
