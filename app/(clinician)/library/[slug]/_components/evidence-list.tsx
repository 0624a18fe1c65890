import type { Evidence } from "#lib/exercises/types";
import { Badge } from "#ui/badge";
import { GRADE_LABEL } from "../../../_components/exercise-words";

/** What is known of the technique it comes from, and, apart from that, of this very form. */
export function EvidenceList({ evidence: { parent, thisForm } }: { evidence: Evidence }) {
  return (
    <div className="flex max-w-measure flex-col gap-4">
      <div className="flex flex-col items-start gap-1">
        <h3 className="type-label">This form</h3>
        <Badge kind="strong">{GRADE_LABEL[thisForm.grade]}</Badge>
        <p>{thisForm.text}</p>
      </div>
      <div>
        <h3 className="type-label">The technique it comes from</h3>
        <ul className="ruled">
          {parent.map(({ text, grades, unsure }) => (
            <li key={text} className="keep-together flex flex-col items-start gap-1 py-2">
              <p>{text}</p>
              <p className="flex flex-wrap gap-1">
                {grades.map((grade) => (
                  <Badge key={grade}>{GRADE_LABEL[grade]}</Badge>
                ))}
                {grades.length === 0 ? <Badge>No grade</Badge> : null}
                {unsure === true ? <Badge kind="sample">Unsure: not checked against the source</Badge> : null}
              </p>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
