import type { Exercise } from "#lib/exercises/types";
import { DefinitionList } from "#ui/definition-list";
import { derivedInWords, doneInWords } from "../../../_components/exercise-rule-words";

function Done({ exercise }: { exercise: Exercise }) {
  const { lead, parts } = doneInWords(exercise);
  return (
    <div className="flex flex-col gap-1">
      <p>{lead}</p>
      <ul className="list-disc pl-5">
        {parts.map((part) => (
          <li key={part}>{part}</li>
        ))}
      </ul>
    </div>
  );
}

/** When one go is done, what is worked out from it, and what good work looks like. */
export function DoneAndQuality({ exercise }: { exercise: Exercise }) {
  return (
    <DefinitionList
      items={[
        { term: "Done", detail: <Done exercise={exercise} /> },
        ...exercise.derived.map((value) => ({
          term: value.label,
          detail: `${derivedInWords(value, exercise.fields)}. You see it; the couple does not.`,
        })),
        { term: "Good work", detail: exercise.qualityCue },
        { term: "Smaller version", detail: exercise.smaller },
      ]}
    />
  );
}
