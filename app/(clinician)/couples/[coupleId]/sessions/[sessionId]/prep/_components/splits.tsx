import type { CheckSplit } from "#lib/couples/rules-session-check";
import { Link } from "#ui/link";
import { type BriefProps, Part } from "./part";

const SHOWN = 4;

/** How far apart the two stood on the last session. */
function apart({ by, fairness }: CheckSplit): string {
  const parts = [
    ...(by > 0 ? [`${by} of 40 points apart`] : []),
    ...(fairness > 0 ? [`${fairness} apart on fairness`] : []),
  ];
  return `told differently: ${parts.join(", ")}`;
}

/** Where the two stand far apart, or something upset one of them. For the therapist alone; nothing is quoted. */
export function Splits({ brief: { couple, last, splits, sessionSplit, summary } }: BriefProps) {
  const shown = splits.slice(0, sessionSplit ? SHOWN - 1 : SHOWN);
  const rest = splits.length - shown.length;
  const none = splits.length === 0 && !summary.livingDifferentWeeks && sessionSplit === null;
  return (
    <Part id="splits" title="Split answers">
      {none ? (
        <p className="mt-2 text-text-muted">Nothing stands far apart.</p>
      ) : (
        <ul className="ruled">
          {summary.livingDifferentWeeks ? (
            <li className="py-1">
              <Link href={`/couples/${couple.id}/progress`}>
                Living different weeks, 25 points or more apart
              </Link>
            </li>
          ) : null}
          {sessionSplit && last ? (
            <li className="py-1">
              <Link href={`/couples/${couple.id}/sessions/${last.id}/wrap-up#session-check`}>
                Session {last.number} {apart(sessionSplit)}
              </Link>
            </li>
          ) : null}
          {shown.map((split) => (
            <li key={`${split.kind} ${split.taskId}`} className="py-1">
              <Link href={`/review/${split.taskId}`}>
                {split.title}{" "}
                {split.kind === "landed"
                  ? `landed differently: better with ${split.higher}`
                  : `upset ${split.slot} (7 or more)`}
              </Link>
            </li>
          ))}
          {rest > 0 ? (
            <li className="type-note py-1">
              and <Link href="/review">{rest} more under Review</Link>
            </li>
          ) : null}
        </ul>
      )}
    </Part>
  );
}
