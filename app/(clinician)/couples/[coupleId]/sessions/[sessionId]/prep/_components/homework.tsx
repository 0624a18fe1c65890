import { Link } from "#ui/link";
import { SentLink } from "../../../../../../_components/sent-link";
import { type BriefProps, Part } from "./part";

const SHOWN = 5;

/** Homework that waits for a decision, with who has sent it. */
export function Homework({ brief: { couple, homework } }: BriefProps) {
  const onTheWay = `/couples/${couple.id}#homework`;
  const rest = homework.length - SHOWN;
  return (
    <Part id="homework" title="Open homework">
      {homework.length === 0 ? (
        <p className="mt-2 text-text-muted">Nothing is open.</p>
      ) : (
        <ul className="ruled">
          {homework.slice(0, SHOWN).map(({ assignmentId, title, sent, timesCarried, isHeld }) => (
            <li key={assignmentId} className="flex flex-wrap justify-between gap-x-4 py-1">
              <Link href={onTheWay}>{title}</Link>
              <span className="flex flex-wrap gap-x-3 text-text-muted">
                {sent.map((one) => (
                  <SentLink key={one.slot} of={one} otherwise={onTheWay} />
                ))}
                {timesCarried > 0 ? <Link href={onTheWay}>carried ×{timesCarried}</Link> : null}
                {isHeld ? "held for now" : null}
              </span>
            </li>
          ))}
          {rest > 0 ? (
            <li className="type-note py-1">
              and <Link href={onTheWay}>{rest} more</Link>
            </li>
          ) : null}
        </ul>
      )}
    </Part>
  );
}
