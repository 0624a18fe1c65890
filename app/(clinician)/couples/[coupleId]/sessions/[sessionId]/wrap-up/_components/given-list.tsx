import type { GivenHomework } from "#lib/planning/given-homework";
import { Badge } from "#ui/badge";
import { formatDate } from "../../../../../../../_ui/when";
import { opensWords } from "../../../../../../_components/opens-words";
import { OpenNow } from "../../../../_components/open-now";
import { TakeBack } from "../../../../_components/take-back";

/** The homework the couple leaves with. */
export function GivenList({ coupleId, homework }: { coupleId: string; homework: readonly GivenHomework[] }) {
  if (homework.length === 0) return <p className="text-text-muted">No homework yet.</p>;
  return (
    <ul className="ruled">
      {homework.map((one) => (
        <li key={one.assignmentId} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
          <span className="inline-flex flex-wrap items-center gap-2">
            {one.title}
            {one.smaller ? <Badge>Smaller</Badge> : null}
            {one.isNew ? null : <Badge>Carried on</Badge>}
            {one.more ? <span className="type-note">One more, because: {one.more}</span> : null}
            {one.waits.length > 0 ? (
              <span className="type-note basis-full">{opensWords(one.waits, one.slots)}</span>
            ) : null}
            {one.isHeld ? (
              <span className="type-note basis-full">Not available; give it again to bring it back</span>
            ) : null}
          </span>
          <span className="inline-flex flex-wrap items-center gap-x-4">
            <span className="type-figure text-text-muted">
              {one.slots.join(" and ")}, do around {formatDate(one.dueOn)}
            </span>
            {one.waits.length > 0 ? (
              <OpenNow coupleId={coupleId} assignmentId={one.assignmentId} title={one.title} />
            ) : null}
            {one.left > 0 ? (
              <TakeBack coupleId={coupleId} assignmentId={one.assignmentId} title={one.title} />
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
