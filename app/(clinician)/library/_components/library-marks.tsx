import { GATE_WORDS } from "#lib/exercises/gate-words";
import type { LibraryRow } from "#lib/exercises/library-page";
import { Badge } from "#ui/badge";
import { GRADE_LABEL } from "../../_components/exercise-words";
import { STATE_LABEL } from "./filter-words";

type Marks = Pick<LibraryRow, "origin" | "state" | "evidence" | "blockedBy" | "warnedBy">;

/** What stands against an exercise, in words: what stops it, and what to check first. */
export function contraindications({ blockedBy, warnedBy }: Pick<Marks, "blockedBy" | "warnedBy">): string[] {
  return [
    ...blockedBy.map((gate) => `Stop: ${GATE_WORDS[gate]}`),
    ...warnedBy.map((gate) => `Check first: ${GATE_WORDS[gate]}`),
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
