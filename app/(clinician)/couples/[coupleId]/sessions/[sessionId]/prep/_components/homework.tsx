import { Link } from "#ui/link";
import { type BriefProps, Part } from "./part";

const SHOWN = 5;

/** Homework that waits for a decision, with who has sent it. */
export function Homework({ brief: { couple, homework } }: BriefProps) {
  const rest = homework.length - SHOWN;
  return (
    <Part id="homework" title="Open homework">
      {homework.length === 0 ? (
        <p className="mt-2 text-text-muted">Nothing is open.</p>
      ) : (
        <ul className="ruled">
          {homework.slice(0, SHOWN).map(({ assignmentId, title, sent, timesCarried, isHeld }) => (
            <li key={assignmentId} className="flex flex-wrap justify-between gap-x-4 py-1">
              <Link href={`/couples/${couple.id}#homework`}>{title}</Link>
              <span className="text-text-muted">
                {[
                  ...sent.map((one) => `${one.slot} ${one.sent ? "in" : "not yet"}`),
                  ...(timesCarried > 0 ? [`carried ×${timesCarried}`] : []),
                  ...(isHeld ? ["held for now"] : []),
                ].join(", ")}
              </span>
            </li>
          ))}
          {rest > 0 ? <li className="type-note py-1">and {rest} more</li> : null}
        </ul>
      )}
    </Part>
  );
}
