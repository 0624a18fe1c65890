import type { TodaySession } from "#lib/couples/list-today";
import { formatClock, formatDay } from "../../../_ui/when";
import { SessionLine } from "./session-line";

type TimelineProps = { sessions: readonly TodaySession[]; now: Date; zone: string };

const DOT = {
  closed: "border-border-strong bg-border-strong",
  running: "border-primary bg-primary",
  planned: "border-text bg-bg",
} as const;

/** Where the day stands, as a line across it. */
function Now({ at, zone }: { at: Date; zone: string }) {
  return (
    <li className="relative flex items-center gap-3 border-l border-border-strong py-1 pl-6">
      <span className="type-figure text-sm font-medium text-primary">Now {formatClock(at, zone)}</span>
      <span className="h-px grow bg-primary" aria-hidden="true" />
    </li>
  );
}

/** The day's sessions along one line, those held above the present moment. */
export function Timeline({ sessions, now, zone }: TimelineProps) {
  const passed = sessions.filter(({ startsAt }) => startsAt <= now).length;
  return (
    <ol className="mt-4 ml-1.5">
      {sessions.map((session, place) => (
        <Entry key={session.sessionId} session={session} zone={zone} today={formatDay(now, zone)}>
          {place === passed ? <Now at={now} zone={zone} /> : null}
        </Entry>
      ))}
      {passed === sessions.length ? <Now at={now} zone={zone} /> : null}
    </ol>
  );
}

function Entry({
  session,
  zone,
  today,
  children,
}: {
  session: TodaySession;
  zone: string;
  today: string;
  children: React.ReactNode;
}) {
  return (
    <>
      {children}
      <li className="relative border-l border-border-strong py-3 pl-6">
        <span
          aria-hidden="true"
          className={`absolute top-5 -left-1.5 size-3 rounded-full border-2 ${DOT[session.state]}`}
        />
        <SessionLine session={session} zone={zone} today={today} />
      </li>
    </>
  );
}
