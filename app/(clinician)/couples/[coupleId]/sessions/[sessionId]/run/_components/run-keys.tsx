"use client";
import { useLayoutEffect } from "react";

const FIELDS = "input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable]";

/** `T` ticks, `S` sets aside: presses the button that names the key. Off inside fields, and by choice (WCAG 2.1.4). */
export function RunKeys({ on }: { on: boolean }) {
  useLayoutEffect(() => {
    if (!on) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
      if (event.target instanceof Element && event.target.closest(`${FIELDS}, dialog`)) return;
      const key = event.key.toLowerCase();
      if (key !== "t" && key !== "s") return;
      document.querySelector<HTMLButtonElement>(`[data-run-key="${key}"]`)?.click();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [on]);
  return null;
}
