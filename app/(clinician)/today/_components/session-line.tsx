import type { TodaySession } from "#lib/couples/list-today";
import { ATTENDEES_LABEL } from "#lib/planning/types";
import { Badge } from "#ui/badge";
import { CodeName } from "#ui/code-name";
import { Link } from "#ui/link";
import { LinkButton } from "#ui/link-button";
import { cityOf, formatClock, formatDay, formatMoment } from "../../../_ui/when";
import { FrameStart } from "./frame-start";
import { Trajectory } from "./trajectory";

const PLAN = { none: "No plan yet", draft: "Plan in draft", final: "Plan ready" } as const;

function stepOf({ coupleId, sessionId, state, planState }: TodaySession): { href: string; label: string } {
  const base = `/couples/${coupleId}/sessions/${sessionId}`;
  if (state === "closed") return { href: `${base}/wrap-up`, label: "See the wrap-up" };
  if (state === "running") return { href: `${base}/run`, label: "Go on with the session" };
  if (planState === "final") return { href: `${base}/run`, label: "Open session" };
  return planState === "draft"
    ? { href: `${base}/plan`, label: "Finish the plan" }
    : { href: `${base}/prep`, label: "Prepare" };
}

/** What is new since the session before, in one line. */
function sinceWords({ since, unread }: TodaySession): string {
  if (since === null) return unread > 0 ? `${unread} unread` : "The first session";
  const { answers, checkIns } = since;
  const parts = [
    ...(answers > 0 ? [answers === 1 ? "one answer" : `${answers} answers`] : []),
    ...(unread > 0 ? [`${unread} unread`] : []),
    ...(checkIns === 2 ? ["both checked in"] : checkIns === 1 ? ["one checked in"] : []),
  ];
  return `Since last time: ${parts.length > 0 ? parts.join(", ") : "nothing new"}`;
}

function homeworkWords({ homework }: TodaySession): string | null {
  const said = (["A", "B"] as const).flatMap((slot) => {
    const { given, done } = homework[slot];
    return given > 0 ? [`${slot} ${done} of ${given}`] : [];
  });
  return said.length > 0 ? `Homework in: ${said.join(", ")}` : null;
}

/** What asks to be looked at before the plan; danger is for safety alone. */
function Flags({ session }: { session: TodaySession }) {
  const { coupleId, codeName, holds, isUnscreened, alerts, carried } = session;
  return (
    <>
      {holds > 0 ? <Badge kind="danger">On hold</Badge> : null}
      {isUnscreened ? (
        <span className="type-note">
          <Link href={`/couples/${coupleId}/people#screening`}>
            Screening<span className="sr-only"> of {codeName} is due</span>
          </Link>
        </span>
      ) : null}
      {alerts > 0 ? <Badge kind="danger">Look first</Badge> : null}
      {carried > 0 ? <Badge>Carried on twice</Badge> : null}
    </>
  );
}

type SessionLineProps = {
  session: TodaySession;
  zone: string;
  withDay?: boolean;
  /** The day it is, where that is told by the list it stands in. */
  today?: string;
};

/** One session: when, in both zones where they differ, whom, how far its plan is, what is new, and the next step. */
export function SessionLine({ session, zone, withDay = false, today }: SessionLineProps) {
  const { coupleId, sessionId, startsAt, state, planState } = session;
  const step = stepOf(session);
  const isElsewhere = formatMoment(startsAt, zone) !== formatMoment(startsAt, session.zone);
  const when = withDay ? formatMoment : formatClock;
  const day = formatDay(startsAt, zone);
  return (
    <div
      className={`grid items-start gap-x-5 gap-y-2 ${withDay ? "sheet:grid-cols-[8.5rem_minmax(0,1fr)_auto]" : "sheet:grid-cols-[7rem_minmax(0,1fr)_auto]"}`}
    >
      <p className="type-figure">
        <time dateTime={startsAt.toISOString()} className={withDay ? "" : "text-lg font-medium"}>
          {when(startsAt, zone)}
        </time>
        {today === undefined || day === today ? null : <span className="block">{day}</span>}
        <span className="type-note block">{session.minutes} minutes</span>
        {isElsewhere ? (
          <span className="type-note block">
            {when(startsAt, session.zone)} {cityOf(session.zone)}
          </span>
        ) : null}
      </p>
      <div className="flex min-w-0 flex-col gap-0.5">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="text-lg">
            <Link href={`/couples/${coupleId}`}>
              <CodeName>{session.codeName}</CodeName>
            </Link>
          </span>
          <span className="type-note">session {session.number}</span>
          {session.attendees === "both" ? null : <Badge>{ATTENDEES_LABEL[session.attendees]}</Badge>}
          <Flags session={session} />
        </p>
        <p className="type-note">
          {[state === "closed" ? "Held" : PLAN[planState], homeworkWords(session)]
            .filter((one) => one !== null)
            .join(". ")}
        </p>
        {state === "closed" ? null : <p className="type-note">{sinceWords(session)}</p>}
        <Trajectory session={session} />
        {state === "planned" && planState === "none" && session.holds === 0 ? (
          <FrameStart session={session} />
        ) : null}
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {state === "planned" && planState !== "none" ? (
          <Link href={`/couples/${coupleId}/sessions/${sessionId}/prep`}>
            Brief<span className="sr-only"> of {session.codeName}</span>
          </Link>
        ) : null}
        <LinkButton href={step.href}>{step.label}</LinkButton>
      </div>
    </div>
  );
}
