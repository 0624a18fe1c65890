"use client";
import { useEffect, useRef } from "react";

/** When the session moves on, focus moves with it: to the name of what comes now. */
export function FocusCurrent({ currentId }: { currentId: string | null }) {
  const last = useRef(currentId);
  useEffect(() => {
    if (last.current === currentId) return;
    last.current = currentId;
    document.getElementById("current")?.focus();
  }, [currentId]);
  return null;
}
