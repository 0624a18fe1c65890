import type { CoupleState, CoupleSummary as Summary } from "#lib/progress/types";
import { Notice } from "#ui/notice";

const WORDS: Readonly<Record<CoupleState, string>> = {
  "both freer": "Both partners are clearly freer than at the start.",
  "one freer": "One partner is clearly freer than at the start; the other has not clearly changed.",
  holding: "Neither partner has clearly changed since the start.",
  "look closer":
    "One partner is clearly less free than at the start. Look closer, whatever the other line does.",
};

/** The two lines in words. What asks for a talk comes with the points to go through. */
export function CoupleSummary({ summary, worthATalk }: { summary: Summary; worthATalk: readonly string[] }) {
  const { state, livingDifferentWeeks, notOnTrack } = summary;
  return (
    <div className="mb-8 flex flex-col gap-3">
      <p className="max-w-measure">
        {state ? WORDS[state] : "Too few check-ins to say how the two of them are doing."}
        {livingDifferentWeeks
          ? " The two are living different weeks: their lines are 25 points or more apart."
          : ""}
      </p>
      {notOnTrack ? (
        <Notice title="Worth a talk: below the expected range">
          <p>The line misses many and catches few, so it is a nudge. Before adding exercises, go through:</p>
          <ul className="list-disc pl-5">
            {worthATalk.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </div>
  );
}
