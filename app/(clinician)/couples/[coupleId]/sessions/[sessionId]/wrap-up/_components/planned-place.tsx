/** Where an item that stands elsewhere in the run stood in the plan. */
export function PlannedPlace({ planned, of, isMoved }: { planned: number; of: number; isMoved: boolean }) {
  return isMoved ? (
    <span className="type-note type-figure">
      planned {planned} of {of}
    </span>
  ) : null;
}
