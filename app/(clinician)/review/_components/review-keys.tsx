"use client";

import { useEffect } from "react";

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}

function lineOf(element: Element | null): HTMLElement | null {
  return element?.closest<HTMLElement>("[data-review-line]") ?? null;
}

/** J and K move between the lines, E marks the one in focus reviewed. Off while typing or with a modifier. */
export function ReviewKeys() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const lines = [...document.querySelectorAll<HTMLElement>("[data-review-line]")];
      const here = lineOf(document.activeElement);
      const place = here ? lines.indexOf(here) : -1;
      const key = event.key.toLowerCase();
      if (key === "j" || key === "k") {
        const next = lines[key === "j" ? Math.min(place + 1, lines.length - 1) : Math.max(place - 1, 0)];
        next?.querySelector<HTMLElement>("a")?.focus();
        event.preventDefault();
      }
      if (key === "e") {
        const scope = here ?? (lines.length === 0 ? document : null);
        scope?.querySelector<HTMLFormElement>("form[data-reviewed-form]")?.requestSubmit();
      }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return null;
}
