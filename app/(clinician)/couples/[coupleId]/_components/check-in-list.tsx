import type { LastCheckIn } from "#lib/couples/last-check-ins";
import { Link } from "#ui/link";
import { formatDate } from "../../../../_ui/when";

/** The newest check-in of each partner; what it says is under Progress. */
export function CheckInList({ coupleId, checkIns }: { coupleId: string; checkIns: readonly LastCheckIn[] }) {
  if (checkIns.length === 0)
    return <p className="text-text-muted">Check-ins that come in appear here. None has come in yet.</p>;
  return (
    <ul className="ruled">
      {checkIns.map(({ slot, week, hasScore }) => (
        <li key={slot} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-2">
          <Link href={`/couples/${coupleId}/progress`}>Partner {slot}</Link>
          <span className="type-figure text-text-muted">
            Newest: week of {formatDate(week)}
            {hasScore ? "" : ", no score"}
          </span>
        </li>
      ))}
    </ul>
  );
}
