/** Lines of a list that the keys move between; rows of a table count as lines. */
const LINES = "[data-line], .data-table tbody tr";

/** The line that holds an element. */
export function lineOf(element: Element | null): HTMLElement | null {
  return element?.closest<HTMLElement>(LINES) ?? null;
}

/** Puts the focus on the line after (1) or before (-1) the one in focus; on the first when none is. */
export function moveLine(by: 1 | -1): void {
  const lines = [...document.querySelectorAll<HTMLElement>(LINES)];
  const here = lineOf(document.activeElement);
  const next = here ? lines.indexOf(here) + by : 0;
  lines[Math.min(Math.max(next, 0), lines.length - 1)]?.querySelector<HTMLElement>("a")?.focus();
}
