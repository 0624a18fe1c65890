import { Link } from "#ui/link";
import { type BriefProps, Part } from "./part";

const SHOWN = 4;

/** Where the two stand far apart, or something upset one of them. For the therapist alone; nothing is quoted. */
export function Splits({ brief: { couple, splits, summary } }: BriefProps) {
  const rest = splits.length - SHOWN;
  const none = splits.length === 0 && !summary.livingDifferentWeeks;
  return (
    <Part id="splits" title="Split answers">
      {none ? (
        <p className="mt-2 text-text-muted">Nothing stands far apart.</p>
      ) : (
        <ul className="ruled">
          {summary.livingDifferentWeeks ? (
            <li className="py-1">
              <Link href={`/couples/${couple.id}/progress`}>Living different weeks</Link>
              <span className="text-text-muted">, 25 points or more apart</span>
            </li>
          ) : null}
          {splits.slice(0, SHOWN).map((split) => (
            <li key={`${split.kind} ${split.taskId}`} className="py-1">
              <Link href={`/review/${split.taskId}`}>{split.title}</Link>
              <span className="text-text-muted">
                {split.kind === "landed"
                  ? ` landed differently: better with ${split.higher}`
                  : ` upset ${split.slot} (7 or more)`}
              </span>
            </li>
          ))}
          {rest > 0 ? <li className="type-note py-1">and {rest} more under Review</li> : null}
        </ul>
      )}
    </Part>
  );
}
