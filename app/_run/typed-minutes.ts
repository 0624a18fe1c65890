import { ITEM_MINUTES } from "#lib/planning/types";

export type Typed = { readonly kind: "minutes"; readonly minutes: number | null };
export type NotTyped = { readonly kind: "problem"; readonly problem: string };

/** What was typed as the minutes an item took: none where nothing was, and a sentence where it is no such number. */
export function readMinutes(text: string | null): Typed | NotTyped {
  if (text === null || text.trim() === "") return { kind: "minutes", minutes: null };
  const minutes = Number(text);
  return Number.isInteger(minutes) && minutes >= 0 && minutes <= ITEM_MINUTES.max
    ? { kind: "minutes", minutes }
    : { kind: "problem", problem: `Write whole minutes, 0 to ${ITEM_MINUTES.max}.` };
}
