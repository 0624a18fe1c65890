import { GATE_WORDS } from "#lib/exercises/gate-words";
import type { LibraryRow } from "#lib/exercises/library-page";
import { Badge } from "#ui/badge";
import { GRADE_LABEL, plural } from "../../_components/exercise-words";
import { STATE_LABEL } from "./filter-words";

/** An exercise of the list, with how many holds do something to its kind of work at home. */
export type ListedRow = LibraryRow & { readonly held: { readonly stop: number; readonly care: number } };

type Marks = Pick<ListedRow, "origin" | "state" | "evidence" | "blockedBy" | "warnedBy" | "held">;

/** How many holds do something to this kind of work at home; the exercise's page names them. */
function byClass({ stop, care }: ListedRow["held"]): string {
  const held = `${plural(stop, "hold")} ${stop === 1 ? "stops" : "stop"} its kind at home`;
  return care === 0 ? held : `${held}, ${care} ${care === 1 ? "asks" : "ask"} for care`;
}

/** What stands against an exercise, in words: what stops it, what to check first, and how its kind is held. */
export function contraindications(row: Pick<Marks, "blockedBy" | "warnedBy" | "held">): string[] {
  return [
    ...row.blockedBy.map((gate) => `Stop: ${GATE_WORDS[gate]}`),
    ...row.warnedBy.map((gate) => `Check first: ${GATE_WORDS[gate]}`),
    byClass(row.held),
  ];
}

/** Evidence, and where it matters origin and state, as badges; what stands against it below. */
export function LibraryMarks({ row }: { row: Marks }) {
  return (
    <>
      <p className="flex flex-wrap gap-1.5">
        <Badge>{GRADE_LABEL[row.evidence]}</Badge>
        {row.origin === "own" ? <Badge kind="strong">Ours</Badge> : null}
        {row.state === "published" ? null : <Badge kind="sample">{STATE_LABEL[row.state]}</Badge>}
      </p>
      {contraindications(row).map((line) => (
        <p key={line} className="type-note">
          {line}
        </p>
      ))}
    </>
  );
}
