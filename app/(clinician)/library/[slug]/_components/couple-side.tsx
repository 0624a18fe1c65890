import type { Exercise } from "#lib/exercises/types";
import { PartnerQuestion } from "./partner-question";

/**
 * The questions as a partner meets them, one page each on the phone, drawn one under the other. It is a picture: inert,
 * so nothing in it takes a press or focus; the same words stand in the list of questions for every reader. What is
 * asked in several entries is drawn once.
 */
export function CoupleSide({ exercise }: { exercise: Exercise }) {
  return (
    <section aria-labelledby="couple-side" className="screen-only flex min-w-0 flex-col gap-3">
      <h2 id="couple-side" className="type-heading border-b pb-1.5">
        On the couple’s side
      </h2>
      <p className="type-note max-w-measure">
        How each question looks on a phone. Every one has a page of its own and can be skipped. This is a
        picture: nothing can be pressed or written in it.
      </p>
      <div
        inert
        data-shell="couple"
        className="max-w-96 rounded-card border border-border-strong bg-bg px-4 py-2 select-none"
      >
        <ol className="ruled">
          {exercise.fields
            .filter((question) => question.clinicianOnly !== true)
            .map((question) => (
              <PartnerQuestion key={question.name} question={question} stopLine={exercise.stopLine} />
            ))}
        </ol>
      </div>
    </section>
  );
}
