import type { CoupleFacts } from "#lib/couples/find-couple";
import type { OverviewSession } from "#lib/couples/overview";
import { ATTENDEES_LABEL } from "#lib/planning/types";
import { EmptyState } from "#ui/empty-state";
import { Link } from "#ui/link";
import { LinkButton } from "#ui/link-button";
import { formatMoment } from "../../../../_ui/when";

const STEP = { none: "Plan session", draft: "Finish the plan", final: "Open the plan" } as const;
const EVERY = { 1: "every week", 2: "every two weeks" } as const;

/** Length, who comes where it is one alone, and how it repeats. */
function details({ minutes, attendees, everyWeeks }: OverviewSession): string {
  return [
    `${minutes} minutes`,
    attendees === "both" ? null : ATTENDEES_LABEL[attendees],
    everyWeeks ? EVERY[everyWeeks] : null,
  ]
    .filter((one) => one !== null)
    .join(", ");
}

/** What can still change of a session: all of one to come, the length of one that is on, nothing once it ended. */
function changeOf({ state, endedAt }: OverviewSession): string | null {
  if (state === "planned") return "Move or cancel";
  return state === "running" && endedAt === null ? "Change the length" : null;
}

function Change({ base, session }: { base: string; session: OverviewSession }) {
  const change = changeOf(session);
  if (change === null) return null;
  return (
    <Link href={`${base}/${session.id}/change`}>
      {change}
      <span className="sr-only">
        {session.state === "running" ? " of" : ""} session {session.number}
      </span>
    </Link>
  );
}

/** The steps of the session that comes first. */
function Steps({ base, session }: { base: string; session: OverviewSession }) {
  const isReady = session.planState === "final";
  return (
    <div className="flex flex-wrap gap-2">
      <LinkButton href={`${base}/plan`} kind={isReady ? "quiet" : "primary"} data-key="plan">
        {STEP[session.planState]}
      </LinkButton>
      {isReady ? (
        <LinkButton href={`${base}/run`} kind="primary">
          {session.state === "running" ? "Go on" : "Open session"}
        </LinkButton>
      ) : null}
    </div>
  );
}

/** What comes next with a couple: the first with its steps, each to be moved or cancelled, all as a calendar file. */
export function NextSessions({
  couple,
  sessions,
}: {
  couple: CoupleFacts;
  sessions: readonly OverviewSession[];
}) {
  const base = `/couples/${couple.id}/sessions`;
  if (sessions.length === 0)
    return (
      <EmptyState
        title="No date yet"
        action={
          couple.state === "closed" ? null : (
            <LinkButton href={`${base}/new`} kind="primary" data-key="plan">
              Set the next session
            </LinkButton>
          )
        }
      >
        The plan is made for a session, so a date comes first.
      </EmptyState>
    );
  const series = sessions.filter(
    ({ seriesId }, place) =>
      seriesId !== null && sessions.findIndex((other) => other.seriesId === seriesId) === place,
  );
  return (
    <>
      <ol className="ruled">
        {sessions.map((session, place) => (
          <li key={session.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-2">
            <div className="min-w-0">
              <p>
                {place === 0 ? (
                  `Session ${session.number}`
                ) : (
                  <Link href={`${base}/${session.id}/plan`}>Session {session.number}</Link>
                )}
                , <span className="type-figure">{formatMoment(session.startsAt, session.zone)}</span>
              </p>
              <p className="type-note">{details(session)}</p>
            </div>
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <Change base={base} session={session} />
              {place === 0 ? <Steps base={`${base}/${session.id}`} session={session} /> : null}
            </div>
          </li>
        ))}
      </ol>
      <p className="type-note mt-2 flex flex-wrap gap-x-4 gap-y-1">
        {couple.state === "closed" ? null : <Link href={`${base}/new`}>Add a session or a series</Link>}
        <a href={`/couples/${couple.id}/calendar`} download className="text-link">
          Calendar file
        </a>
        {series.map(({ id, number, attendees }) => (
          <a key={id} href={`${base}/${id}/calendar`} download className="text-link">
            Only the series of session {number}
            {attendees === "both" ? "" : `, with ${attendees} alone`}
          </a>
        ))}
        <span>It says “Appointment” and the time, and nothing else.</span>
        <span>The whole file is for your own calendar: it holds meetings with one partner too.</span>
      </p>
    </>
  );
}
