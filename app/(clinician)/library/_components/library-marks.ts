import { GATE_WORDS } from "#lib/exercises/gate-words";
import type { LibraryRow } from "#lib/exercises/library-page";
import { plural } from "../../_components/exercise-words";

/** An exercise of the list, with how many holds do something to its kind of work at home. */
export type ListedRow = LibraryRow & { readonly held: { readonly stop: number; readonly care: number } };

type Marks = Pick<ListedRow, "blockedBy" | "warnedBy" | "held">;

/** How many holds do something to this kind of work at home; the exercise's page names them. */
function byClass({ stop, care }: ListedRow["held"]): string {
  const held = `${plural(stop, "hold")} ${stop === 1 ? "stops" : "stop"} its kind at home`;
  return care === 0 ? held : `${held}, ${care} ${care === 1 ? "asks" : "ask"} for care`;
}

/** What stands against an exercise, in words: what stops it, what to check first, and how its kind is held. */
export function contraindications(row: Marks): string[] {
  return [
    ...row.blockedBy.map((gate) => `Stop: ${GATE_WORDS[gate]}`),
    ...row.warnedBy.map((gate) => `Check first: ${GATE_WORDS[gate]}`),
    byClass(row.held),
  ];
}
