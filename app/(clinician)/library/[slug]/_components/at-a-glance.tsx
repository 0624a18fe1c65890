import type { Exercise } from "#lib/exercises/types";
import { Badge } from "#ui/badge";
import { type Definition, DefinitionList } from "#ui/definition-list";
import { MechanismGlyph } from "#ui/mechanism-glyph";
import {
  CLASS_LABEL,
  doseInWords,
  FORMAT_LABEL,
  GRADE_LABEL,
  LEVEL_LABEL,
  minutesInWords,
  sharesOf,
  stagesInWords,
  WHO_LABEL,
} from "../../../_components/exercise-words";

function Shares({ weights }: Pick<Exercise, "weights">) {
  return (
    <ul className="flex flex-wrap gap-x-6">
      {sharesOf(weights).map(({ mechanism, percent }) => (
        <li key={mechanism} className="type-figure flex gap-2">
          <MechanismGlyph name={mechanism} />
          <span className="text-text-muted">{percent}%</span>
        </li>
      ))}
    </ul>
  );
}

/** What a therapist weighs before choosing an exercise. */
export function AtAGlance({ exercise }: { exercise: Exercise }) {
  const { weights, stages, who, format, sessionFirst, minutes, minutesNote, dose } = exercise;
  const { exerciseClass, explicitness, materials, version } = exercise;
  const items: Definition[] = [
    { term: "Works on", detail: <Shares weights={weights} /> },
    {
      term: "Evidence for this form",
      detail: <Badge>{GRADE_LABEL[exercise.evidence.thisForm.grade]}</Badge>,
    },
    { term: "When", detail: stagesInWords(stages) },
    { term: "Who", detail: WHO_LABEL[who] },
    {
      term: "Format",
      detail: sessionFirst
        ? `${FORMAT_LABEL[format]}; taught in a session before it goes home`
        : FORMAT_LABEL[format],
    },
    { term: "Minutes", detail: minutesInWords(minutes) },
    { term: "How often", detail: doseInWords(dose, exercise.repeat) },
    { term: "Time, as the couple reads it", detail: minutesNote },
    { term: "Class", detail: CLASS_LABEL[exerciseClass] },
    { term: "Level", detail: `${explicitness}: ${LEVEL_LABEL[explicitness]}` },
    { term: "Materials", detail: materials.length === 0 ? "None" : materials.join("; ") },
    { term: "Version", detail: String(version) },
  ];
  return <DefinitionList items={items} />;
}
