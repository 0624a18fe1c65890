/** The exercise in a line of a list, as its slug and version. */
export type AtHand = { slug: string; version: string };

/** What has a press of its own; Space presses it. What is marked has none but to be held. */
const PRESSED = "button:not([data-peek]), summary, input, select, textarea";

/** The exercise of the line an element stands in; null where there is none, or where Space presses the element. */
export function exerciseAtHand(element: Element | null): AtHand | null {
  if (!element || element.matches(PRESSED)) return null;
  const [slug, version] = element.closest<HTMLElement>("[data-exercise]")?.dataset.exercise?.split(" ") ?? [];
  return slug && version ? { slug, version } : null;
}
