import type { Move } from "#lib/planning/rules-move";
import type { Phase } from "#lib/planning/types";

/** A heading or an item of the list as it lies on the screen, in order. */
export type Mark = { readonly phase: Phase; readonly id: string | null; readonly middle: number };

/** Where something dropped at this height goes, and beside which mark the line is drawn. */
export type Drop = {
  readonly move: Move;
  readonly line: { readonly at: number; readonly side: "before" | "after" };
};

/** The place below the last mark whose middle is above the pointer; above all of them it is the first of the list. */
export function dropPlace(marks: readonly Mark[], y: number): Drop | null {
  const below = marks.findIndex(({ middle }) => middle > y);
  const at = below < 0 ? marks.length - 1 : Math.max(0, below - 1);
  const above = marks[at];
  if (!above) return null;
  const next = marks[at + 1];
  const before = next?.phase === above.phase ? next.id : null;
  return before === null
    ? { move: { phase: above.phase, before }, line: { at, side: "after" } }
    : { move: { phase: above.phase, before }, line: { at: at + 1, side: "before" } };
}
