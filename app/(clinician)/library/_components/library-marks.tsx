import { classGates, type Effect } from "#lib/couples/gates";
import { GATE_WORDS } from "#lib/exercises/gate-words";
import type { LibraryRow } from "#lib/exercises/library-page";
import { Badge } from "#ui/badge";
import { GRADE_LABEL, plural } from "../../_components/exercise-words";
import { STATE_LABEL } from "./filter-words";

type Marks = Pick<
  LibraryRow,
  "origin" | "state" | "evidence" | "blockedBy" | "warnedBy" | "exerciseClass" | "explicitness"
>;

/** How many holds do something to this kind of work at home; the exercise's page names them. */
function byClass(row: Pick<Marks, "exerciseClass" | "explicitness">): string {
  const count = (effect: Effect) =>
    classGates(row).reduce((sum, { home, gates }) => sum + (home === effect ? gates.length : 0), 0);
  const [stop, care] = [count("block"), count("warn")];
  const held = `${plural(stop, "hold")} ${stop === 1 ? "stops" : "stop"} its kind at home`;
  return care === 0 ? held : `${held}, ${care} ${care === 1 ? "asks" : "ask"} for care`;
}

/** What stands against an exercise, in words: what stops it, what to check first, and how its kind is held. */
export function contraindications(
  row: Pick<Marks, "blockedBy" | "warnedBy" | "exerciseClass" | "explicitness">,
): string[] {
  return [
    ...row.blockedBy.map((gate) => `Stop: ${GATE_WORDS[gate]}`),
    ...row.warnedBy.map((gate) => `Check first: ${GATE_WORDS[gate]}`),
    byClass(row),
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
