import type { CheckInItem, CheckInPoint } from "#lib/progress/types";
import { formatDate } from "../../../../../_ui/when";

type AnswerWeeksProps = {
  slot: "A" | "B";
  items: readonly CheckInItem[];
  /** Oldest first. */
  points: readonly CheckInPoint[];
};

const MOST_WEEKS = 26;

function answerWords({ answers }: CheckInPoint, { key }: CheckInItem): string {
  if (key === "q2" && answers.q2NotApplicable) return "None sought";
  return String(answers[key] ?? "Left out");
}

/** What a partner answered, week by week, newest first: also the weeks whose answers make no score. */
export function AnswerWeeks({ slot, items, points }: AnswerWeeksProps) {
  if (points.length === 0) return null;
  const shown = points.slice(-MOST_WEEKS).toReversed();
  return (
    <details className="mt-2">
      <summary className="min-h-8 cursor-pointer py-1 text-text-muted">Answers by week</summary>
      <ol className="type-note mb-3 list-decimal pl-5">
        {items.map((item) => (
          <li key={item.key}>
            {item.question} 0: {item.low.toLowerCase()}, 10: {item.high.toLowerCase()}.
          </li>
        ))}
      </ol>
      <div className="overflow-x-auto">
        <table className="chart-table">
          <caption>Partner {slot}, newest first.</caption>
          <thead>
            <tr>
              <th scope="col">Week of</th>
              {items.map((item, place) => (
                <th key={item.key} scope="col">
                  <span className="sr-only">Question </span>
                  {place + 1}
                </th>
              ))}
              <th scope="col">Score</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((point) => (
              <tr key={point.week}>
                <th scope="row">{formatDate(point.week)}</th>
                {items.map((item) => (
                  <td key={item.key}>{answerWords(point, item)}</td>
                ))}
                <td>{point.score === null ? "No score" : point.score.toFixed(1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {points.length > MOST_WEEKS ? (
        <p className="type-note">
          The latest {MOST_WEEKS} of {points.length} weeks are shown.
        </p>
      ) : null}
    </details>
  );
}
