"use client";

import { useActionState, useEffect } from "react";
import { IDLE } from "#lib/auth/form-state";
import { SubmitButton } from "#ui/submit-button";
import { turnKeysAction } from "../actions";

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}

function lineOf(element: Element | null): HTMLElement | null {
  return element?.closest<HTMLElement>("[data-review-line]") ?? null;
}

/**
 * J and K move between the lines, E marks the one in focus reviewed. Off while typing or with a modifier,
 * and off altogether by choice (WCAG 2.1.4).
 */
export function ReviewKeys({ on }: { on: boolean }) {
  const [, turn] = useActionState(turnKeysAction, IDLE);
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
  return (
    <form action={turn} className="screen-only mt-4 flex flex-wrap items-center gap-3 text-text-muted">
      <input type="hidden" name="keys" value={on ? "off" : "on"} />
      {on ? "J and K move, Enter opens, E marks reviewed." : "Single keys are off."}
      <SubmitButton kind="plain">{on ? "Turn single keys off" : "Turn single keys on"}</SubmitButton>
    </form>
  );
}
