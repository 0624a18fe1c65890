const shown = <E extends HTMLElement>(one: E): boolean => one.getClientRects().length > 0;

/**
 * Puts the focus into the search of the page. Where that is not in sight, as in a pane that has no room, what opens it
 * is pressed first. False where the page has none.
 */
export function searchPage(): boolean {
  const field = [...document.querySelectorAll<HTMLInputElement>("main input[type=search]")].find(shown);
  if (field) {
    field.focus();
    return true;
  }
  const opener = [...document.querySelectorAll<HTMLButtonElement>("main button[data-key=search]")].find(
    shown,
  );
  if (!opener) return false;
  opener.click();
  // It is drawn with the press, and stands in front once the page was painted.
  requestAnimationFrame(() =>
    document.querySelector<HTMLInputElement>("dialog[open] input[type=search]")?.focus(),
  );
  return true;
}
