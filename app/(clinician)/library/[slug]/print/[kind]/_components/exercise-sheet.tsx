import type { ClassGates } from "#lib/couples/gates";
import type { Exercise } from "#lib/exercises/types";
import { AtAGlance } from "../../../_components/at-a-glance";
import { DoneAndQuality } from "../../../_components/done-and-quality";
import { EvidenceList } from "../../../_components/evidence-list";
import { GateList } from "../../../_components/gate-list";
import { Part } from "../../../_components/part";
import { QuestionList } from "../../../_components/question-list";

type ExerciseSheetProps = { exercise: Exercise; byClass: readonly ClassGates[] };

function Bulleted({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="list-disc pl-5">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** The whole of an exercise on paper, for the therapist. */
export function ExerciseSheet({ exercise, byClass }: ExerciseSheetProps) {
  const { title, aim, steps, fields, handout, stopLine, adaptations, evidence } = exercise;
  return (
    <article className="flex max-w-reading flex-col gap-6">
      <header>
        <h1 className="type-display">{title}</h1>
        <p className="type-title mt-1">{aim}</p>
        {stopLine === null ? null : <p className="type-label mt-3 border-l-4 border-text pl-3">{stopLine}</p>}
      </header>
      <AtAGlance exercise={exercise} />
      <Part id="steps" title="Steps">
        <ol className="list-decimal pl-6">
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Part>
      <Part id="before" title="Before you use it">
        <GateList exercise={exercise} byClass={byClass} />
      </Part>
      <Part id="questions" title="Questions">
        <QuestionList fields={fields} />
      </Part>
      <Part id="done" title="Done, and done well">
        <DoneAndQuality exercise={exercise} />
      </Part>
      <Part id="card" title="The card they keep">
        <Bulleted lines={handout} />
      </Part>
      {adaptations.length === 0 ? null : (
        <Part id="adaptations" title="Adaptations">
          <Bulleted lines={adaptations} />
        </Part>
      )}
      <Part id="evidence" title="Evidence">
        <EvidenceList evidence={evidence} />
      </Part>
    </article>
  );
}
