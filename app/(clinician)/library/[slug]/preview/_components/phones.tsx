import { audienceLine } from "#lib/exercises/rules";
import type { Exercise } from "#lib/exercises/types";
import { Button } from "#ui/button";
import { PartnerQuestion } from "../../_components/partner-question";
import { Phone } from "./phone";
import type { PhonePage } from "./phone-pages";

/** The texts of a draft that are there already. */
const written = (texts: readonly string[]) => [...new Set(texts)].filter((text) => text.trim() !== "");

/** The lines on who will see what, each once, in the order they come. */
function audiences({ fields }: Exercise): string[] {
  const asked = fields.filter((field) => field.clinicianOnly !== true);
  return [...new Set(asked.map(({ visibility }) => audienceLine(visibility)))];
}

/** The first page, before any question. */
export function FirstPhone({ exercise }: { exercise: Exercise }) {
  const { title, aim, minutesNote, steps, materials, smaller, stopLine } = exercise;
  return (
    <Phone caption="The first page">
      <p className="type-display">{title}</p>
      <div className="reading">
        <p>{aim}</p>
        <p>{minutesNote}</p>
      </div>
      <p className="type-note">{smaller}</p>
      <Button kind="primary" wide>
        Start
      </Button>
      {stopLine === null ? null : <p>{stopLine}</p>}
      <ol className="list-decimal pl-6">
        {written(steps).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {materials.length === 0 ? null : <p>You need: {materials.join("; ")}.</p>}
      <ul className="list-disc pl-6">
        {audiences(exercise).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Phone>
  );
}

type QuestionPhoneProps = { exercise: Exercise; page: PhonePage; place: number; count: number };

/** The page of one question, under the steps that lead to it. */
export function QuestionPhone({ exercise, page, place, count }: QuestionPhoneProps) {
  const { question, steps, when } = page;
  return (
    <Phone caption={`Page ${place + 1} of ${count}`} note={when}>
      {written(steps).length === 0 ? null : (
        <div className="reading border-l-2 pl-4">
          {written(steps).map((step) => (
            <p key={step}>{step}</p>
          ))}
        </div>
      )}
      <ol>
        <PartnerQuestion question={question} stopLine={exercise.stopLine} />
      </ol>
      <Button kind="primary" wide>
        Continue
      </Button>
      <Button kind="plain" wide>
        Skip this one
      </Button>
    </Phone>
  );
}
