import { Badge } from "#ui/badge";
import { formatWeekday } from "../../../../../../_ui/when";
import { RevealNeeds } from "./reveal-needs";

type NeedDaysProps = { coupleId: string; days: readonly { day: string; isOpen: boolean }[] };

/** The days of which both have shared what they needed; of every other day nobody is told who has not. */
export function NeedDays({ coupleId, days }: NeedDaysProps) {
  return (
    <section aria-labelledby="needs" className="mb-8 max-w-measure">
      <h3 id="needs" className="type-heading border-b pb-1">
        What each needed
      </h3>
      {days.length === 0 ? <p className="py-2 text-text-muted">Not both ready, for any day.</p> : null}
      <ul className="ruled">
        {days.map(({ day, isOpen }) => (
          <li key={day} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <span className="inline-flex items-center gap-2">
              {formatWeekday(day)}
              <Badge>{isOpen ? "open to both" : "both ready"}</Badge>
            </span>
            {isOpen ? null : <RevealNeeds coupleId={coupleId} day={day} label={formatWeekday(day)} />}
          </li>
        ))}
      </ul>
      <p className="type-note py-2">
        Each chooses on their own page whether the other may read what a moment was about. A day stands here
        once both do; neither is told, and nothing opens before you reveal it.
      </p>
    </section>
  );
}
