import { useLayoutEffect } from "react";

/** Lines of a list that the keys move between; rows of a table count as lines. */
const LINES = "[data-line], .data-table tbody tr";

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}

/** Every line on the page, in order. */
export const linesHere = () => [...document.querySelectorAll<HTMLElement>(LINES)];

/** The line that holds an element. */
export function lineOf(element: Element | null): HTMLElement | null {
  return element?.closest<HTMLElement>(LINES) ?? null;
}

/**
 * J and K move between the lines; `more` takes every other single key with the line in focus. Off while typing
 * or with a modifier, and off altogether by choice (WCAG 2.1.4).
 */
export function useLineKeys(on: boolean, more?: (key: string, line: HTMLElement | null) => void): void {
  // With the page that says so, not a moment after it: a key pressed right then has to count, or not to.
  useLayoutEffect(() => {
    if (!on) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const lines = linesHere();
      const here = lineOf(document.activeElement);
      const place = here ? lines.indexOf(here) : -1;
      const key = event.key.toLowerCase();
      if (key !== "j" && key !== "k") return more?.(key, here);
      const next = lines[key === "j" ? Math.min(place + 1, lines.length - 1) : Math.max(place - 1, 0)];
      next?.querySelector<HTMLElement>("a")?.focus();
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [on, more]);
}
