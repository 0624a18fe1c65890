import type { Field, Option } from "#lib/exercises/types";
import { allOf, plural } from "../../../../../_components/exercise-words";

const TENTHS = Array.from({ length: 11 }, (_, place) => place);

/** Lines to write on. */
function Lines({ count, numbered = false }: { count: number; numbered?: boolean }) {
  const lines = Array.from({ length: count }, (_, place) => place + 1);
  return (
    <div aria-hidden="true">
      {lines.map((place) => (
        <div key={place} className="flex h-8 items-end border-b border-border-strong">
          {numbered ? <span className="type-figure pr-2 text-text-muted">{place}</span> : null}
        </div>
      ))}
    </div>
  );
}

function Box() {
  return <span aria-hidden="true" className="mr-2 inline-block size-3.5 border border-text align-[-0.1em]" />;
}

function Boxes({ options }: { options: readonly Option[] }) {
  return (
    <ul className="sheet:columns-2">
      {options.map(({ value, label }) => (
        <li key={value} className="keep-together py-0.5">
          <Box />
          {label}
        </li>
      ))}
    </ul>
  );
}

function Scale({ low, high }: { low: string; high: string }) {
  return (
    <div className="keep-together">
      <ul className="type-figure flex flex-wrap gap-1.5">
        {TENTHS.map((number) => (
          <li
            key={number}
            className="flex size-8 items-center justify-center rounded-control border border-border-strong"
          >
            {number}
          </li>
        ))}
        <li className="flex h-8 items-center rounded-control border border-border-strong px-2">Not sure</li>
      </ul>
      <p className="type-note mt-1">
        0 is “{low}”, 10 is “{high}”.
      </p>
    </div>
  );
}

/** Empty rows for cards in the writer's own words. */
const OWN_ROWS = [1, 2, 3] as const;

function Piles({ question }: { question: Extract<Field, { type: "sort" }> }) {
  return (
    <table className="w-full text-left">
      <thead>
        <tr className="border-b">
          <th scope="col" className="py-1 font-medium">
            Card
          </th>
          {question.piles.map(({ value, label }) => (
            <th key={value} scope="col" className="px-2 py-1 text-center font-medium">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {question.options.map(({ value, label }) => (
          <tr key={value} className="border-b">
            <th scope="row" className="py-1 font-normal">
              {label}
            </th>
            {question.piles.map((pile) => (
              <td key={pile.value} className="px-2 text-center">
                <Box />
              </td>
            ))}
          </tr>
        ))}
        {question.personal
          ? OWN_ROWS.map((place) => (
              <tr key={`own ${place}`} className="border-b">
                <th scope="row" className="h-8 py-1 font-normal">
                  <span className="sr-only">Your own item {place}</span>
                </th>
                {question.piles.map((pile) => (
                  <td key={pile.value} className="px-2 text-center">
                    <Box />
                  </td>
                ))}
              </tr>
            ))
          : null}
      </tbody>
    </table>
  );
}

const PERSONAL_NOTE =
  "Cross out what you leave out, and add your own at the end. Your own items are for you alone.";

/** Room for the answer to one question on paper. */
export function RuledRoom({ question }: { question: Field }) {
  switch (question.type) {
    case "scale":
      return <Scale low={question.low} high={question.high} />;
    case "short":
      return <Lines count={2} />;
    case "long":
      return <Lines count={6} />;
    case "lines":
      return <Lines count={question.max} numbered />;
    case "choice":
    case "check":
      return <Boxes options={question.options} />;
    case "multi":
      return (
        <>
          {question.max === undefined ? null : <p className="type-note">Pick up to {question.max}.</p>}
          <Boxes options={question.options} />
        </>
      );
    case "yesno":
      return (
        <p>
          <Box />
          Yes <span className="pl-6" />
          <Box />
          No
        </p>
      );
    case "rank":
      return (
        <>
          <p>{allOf(question.options.map(({ label }) => label))}.</p>
          <p className="type-note">Write up to {question.max}, the most important one first.</p>
          <Lines count={question.max} numbered />
        </>
      );
    case "sort":
      return (
        <>
          {question.personal ? <p className="type-note">{PERSONAL_NOTE}</p> : null}
          <Piles question={question} />
        </>
      );
    case "dates":
      return (
        <>
          <p className="type-note">{question.max === 1 ? "One day." : `Up to ${question.max} days.`}</p>
          <Lines count={Math.ceil(question.max / 3)} />
        </>
      );
    case "timer":
      return (
        <p>
          Set a timer: {question.minutes.join(" or ")} {question.minutes.at(-1) === 1 ? "minute" : "minutes"}
          {question.parts === 1 ? "." : `, ${question.parts} times, and swap in between.`}
        </p>
      );
    case "turns":
      return (
        <p>
          {plural(question.rounds, "round")}. In each, one of you speaks for{" "}
          {plural(question.minutesEach, "minute")}, then the other.
        </p>
      );
    case "pacer":
      return (
        <p>
          Breathe in for {question.inSeconds} and out for {question.outSeconds}. Go on for{" "}
          {plural(question.minutes, "minute")}.
        </p>
      );
    case "stamp":
      return null;
  }
}
