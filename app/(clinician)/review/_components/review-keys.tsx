"use client";

import { useEffect, useState } from "react";
import { Button } from "#ui/button";

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}

function lineOf(element: Element | null): HTMLElement | null {
  return element?.closest<HTMLElement>("[data-review-line]") ?? null;
}

/** The reader's own choice, kept a year; nothing else is in it. */
export const KEYS_COOKIE = "single-keys";

/**
 * J and K move between the lines, E marks the one in focus reviewed. Off while typing or with a modifier,
 * and off altogether by choice (WCAG 2.1.4).
 */
export function ReviewKeys({ startOn }: { startOn: boolean }) {
  const [on, setOn] = useState(startOn);
  useEffect(() => {
    if (!on) return;
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
  }, [on]);
  const turn = () => {
    // biome-ignore lint/suspicious/noDocumentCookie: one plain word for one reader, set by their own press
    document.cookie = `${KEYS_COOKIE}=${on ? "off" : "on"}; path=/; max-age=31536000; samesite=lax`;
    setOn(!on);
  };
  return (
    <p className="screen-only mt-4 flex flex-wrap items-center gap-3 text-text-muted">
      {on ? "J and K move, Enter opens, E marks reviewed." : "Single keys are off."}
      <Button kind="plain" onClick={turn}>
        {on ? "Turn single keys off" : "Turn single keys on"}
      </Button>
    </p>
  );
}
