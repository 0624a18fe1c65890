import type { Exercise } from "#lib/exercises/types";
import { Badge } from "#ui/badge";
import { Link } from "#ui/link";
import { MechanismGlyph } from "#ui/mechanism-glyph";
import {
  CLASS_LABEL,
  FORMAT_LABEL,
  GRADE_LABEL,
  namedMechanisms,
  plural,
  stagesInWords,
} from "../../_components/exercise-words";

function Entry({ exercise }: { exercise: Exercise }) {
  const { slug, title, aim, weights, stages, format, minutes, exerciseClass, explicitness } = exercise;
  return (
    <li className="keep-together grid gap-x-10 gap-y-2 py-4 sheet:grid-cols-[minmax(0,1fr)_14rem] rail:grid-cols-[minmax(0,1fr)_19rem]">
      <div className="flex min-w-0 flex-col gap-1">
        <h2 className="type-heading">
          <Link href={`/library/${slug}`}>{title}</Link>
        </h2>
        <p className="max-w-measure">{aim}</p>
        <p className="flex flex-wrap gap-x-4">
          {namedMechanisms(weights).map((mechanism) => (
            <MechanismGlyph key={mechanism} name={mechanism} />
          ))}
        </p>
      </div>
      <div className="flex flex-col items-start gap-1 text-text-muted">
        <p className="type-figure">
          {plural(minutes.typical, "minute")}. {FORMAT_LABEL[format]}
        </p>
        <p>{stagesInWords(stages)}</p>
        <p>
          {CLASS_LABEL[exerciseClass]}, level {explicitness}
        </p>
        <Badge>{GRADE_LABEL[exercise.evidence.thisForm.grade]}</Badge>
      </div>
    </li>
  );
}

/** The exercises one under the other, apart by hairlines alone. */
export function LibraryList({ exercises }: { exercises: readonly Exercise[] }) {
  return (
    <ul className="ruled">
      {exercises.map((exercise) => (
        <Entry key={exercise.slug} exercise={exercise} />
      ))}
    </ul>
  );
}
