import type { Exercise, Field } from "#lib/exercises/types";
import { conditionOf, paperParts, readersOf } from "./paper-words";
import { RuledRoom } from "./ruled-room";

function Question({ question, fields }: { question: Field; fields: readonly Field[] }) {
  const condition = conditionOf(question, fields);
  return (
    <li className="keep-together flex flex-col gap-1.5 py-3">
      <h3 className="type-label">{question.label}</h3>
      <p className="type-note">
        {condition === null ? null : `${condition} `}
        {question.why} {readersOf(question)}
      </p>
      <RuledRoom question={question} />
    </li>
  );
}

function Card({ lines }: { lines: readonly string[] }) {
  return (
    <section
      aria-label="A card to keep"
      className="keep-together my-6 rounded-card border-2 border-dashed border-text px-6 py-5"
    >
      {lines.map((line) => (
        <p key={line} className="type-title py-1 text-center">
          {line}
        </p>
      ))}
    </section>
  );
}

/** An exercise on paper for one partner: plain, with room to write, and a card to cut out and keep. */
export function Handout({ exercise }: { exercise: Exercise }) {
  const { title, aim, steps, fields, handout, stopLine, smaller, minutesNote, materials } = exercise;
  return (
    <article className="handout max-w-reading">
      <h1 className="type-display">{title}</h1>
      <p className="type-title mt-1">{aim}</p>
      <p className="mt-2">
        {minutesNote} {materials.length === 0 ? null : `You need: ${materials.join("; ")}.`}
      </p>
      {stopLine === null ? null : <p className="type-label mt-3 border-l-4 border-text pl-3">{stopLine}</p>}
      <h2 className="type-heading mt-5 border-b pb-1">Steps</h2>
      <ol className="mt-2 list-decimal pl-6">
        {steps.map((step) => (
          <li key={step} className="keep-together py-0.5">
            {step}
          </li>
        ))}
      </ol>
      <p className="keep-together mt-3">
        <strong className="font-medium">Short on time?</strong> {smaller}
      </p>
      <Card lines={handout} />
      {paperParts(exercise).map((part) => (
        <section key={part.title} aria-label={part.title} className="mt-5">
          <h2 className="type-heading border-b pb-1">{part.title}</h2>
          {part.note === null ? null : <p className="type-note mt-1">{part.note}</p>}
          <ol className="ruled">
            {part.questions.map((question) => (
              <Question key={question.name} question={question} fields={fields} />
            ))}
          </ol>
        </section>
      ))}
      <p className="type-note keep-together mt-4">
        You can skip any question. This is your own paper: keep it where you want it.
      </p>
    </article>
  );
}
