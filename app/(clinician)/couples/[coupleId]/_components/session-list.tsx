import type { OverviewSession } from "#lib/couples/overview";
import { Link } from "#ui/link";
import { formatMoment } from "../../../../_ui/when";

/** Sessions that are over, newest first, each leading to what was done. */
export function SessionList({
  coupleId,
  sessions,
}: {
  coupleId: string;
  sessions: readonly OverviewSession[];
}) {
  if (sessions.length === 0) return <p className="text-text-muted">Closed sessions appear here.</p>;
  return (
    <ul className="ruled">
      {sessions.map((session, place) => (
        <li key={session.id} className="flex flex-wrap justify-between gap-x-6 py-2">
          <Link
            href={`/couples/${coupleId}/sessions/${session.id}/wrap-up`}
            {...(place === 0 ? { "data-key": "assign" } : {})}
          >
            Session {session.number}
          </Link>
          <span className="type-figure text-text-muted">{formatMoment(session.startsAt, session.zone)}</span>
        </li>
      ))}
    </ul>
  );
}
