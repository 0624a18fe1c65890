import { clockTime } from "#lib/planning/rules";
import { tookMinutes } from "#lib/planning/rules-run";
import { inDoneOrder } from "#lib/planning/rules-run-order";
import type { PlanItem, SessionFacts } from "#lib/planning/types";
import { Icon } from "#ui/icon";
import { CorrectForm } from "./correct-form";
import { PlannedPlace } from "./planned-place";

type WhatHappenedProps = {
  coupleId: string;
  session: SessionFacts;
  items: readonly PlanItem[];
  isToCome: boolean;
};

const WORD = { done: "Done", set_aside: "Set aside", planned: "Not reached" } as const;

function times({ startedAt, endedAt, zone }: SessionFacts, isToCome: boolean): string {
  if (!startedAt) {
    return isToCome ? "Nothing yet." : "This session was not started here, so there are no ticks to show.";
  }
  const from = clockTime(startedAt, zone);
  return endedAt ? `${from} to ${clockTime(endedAt, zone)}.` : `Started at ${from}.`;
}

function minutes(item: PlanItem): string {
  return item.actualMinutes === null || (item.state === "set_aside" && item.actualMinutes === 0)
    ? `${item.minutes} min planned`
    : `${tookMinutes(item.actualMinutes)} of ${item.minutes} min`;
}

/** Planned against done, as the run page recorded it: in the order of the run, with the place the plan had. */
export function WhatHappened({ coupleId, session, items, isToCome }: WhatHappenedProps) {
  const done = inDoneOrder(items);
  return (
    <>
      <p className="type-figure">{times(session, isToCome)}</p>
      {done.some(({ isMoved }) => isMoved) ? (
        <p className="type-note">In the order of the session; the plan had another.</p>
      ) : null}
      {session.state === "running" && items.length > 0 ? (
        <CorrectForm coupleId={coupleId} sessionId={session.id} items={items} />
      ) : (
        <ul className="ruled">
          {done.map(({ item, ...place }) => (
            <li key={item.id} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
              <span>
                {item.title} <PlannedPlace {...place} of={items.length} />
              </span>
              <span className="type-figure inline-flex items-center gap-3 text-text-muted">
                {session.startedAt ? (
                  <span className="inline-flex items-center gap-1.5">
                    {item.state === "done" ? <Icon name="tick" size={14} /> : null}
                    {WORD[item.state]}
                  </span>
                ) : null}
                <span>{minutes(item)}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
