import type { EvidenceGrade } from "#lib/exercises/types";
import { Badge } from "#ui/badge";
import { GRADE_LABEL } from "./exercise-words";

/** How well this form of an exercise is backed. It is shown, and never counts in its place. */
export function GradeBadge({ grade }: { grade: EvidenceGrade }) {
  return (
    <Badge>
      <span className="sr-only">Evidence: </span>
      {GRADE_LABEL[grade]}
    </Badge>
  );
}
