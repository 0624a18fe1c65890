import { lineOf } from "./lines";

/**
 * What a key presses: in the line in focus, else what stands outside of all lines. A line that is not in focus is
 * never pressed by a key.
 */
export function pressable(id: string): HTMLElement | null {
  const named = `[data-key="${id}"]`;
  const inLine = lineOf(document.activeElement)?.querySelector<HTMLElement>(named);
  if (inLine) return inLine;
  return [...document.querySelectorAll<HTMLElement>(named)].find((one) => lineOf(one) === null) ?? null;
}

/** Presses it as a hand would: a form's button, which is not pressed while the form is on its way; a link; a button. */
export function press(id: string): void {
  const target = pressable(id);
  if (target instanceof HTMLFormElement) target.querySelector<HTMLElement>("button[type=submit]")?.click();
  else target?.click();
}
