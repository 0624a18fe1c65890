import type { TodaySession } from "#lib/couples/list-today";
import { Badge } from "#ui/badge";
import { CodeName } from "#ui/code-name";
import { Link } from "#ui/link";
import { LinkButton } from "#ui/link-button";
import { formatMoment } from "../../../_ui/when";

const PLAN = { none: "No plan yet", draft: "Plan in draft", final: "Plan ready" } as const;

/** One coming session: when, whom, how far its plan is, and the next step. */
export function SessionLine({ session, main }: { session: TodaySession; main: boolean }) {
  const base = `/couples/${session.coupleId}/sessions/${session.sessionId}`;
  const step =
    session.state === "running"
      ? { href: `${base}/run`, label: "Go on with the session" }
      : session.planState === "final"
        ? { href: `${base}/run`, label: "Open session" }
        : { href: `${base}/plan`, label: session.planState === "none" ? "Prepare" : "Finish the plan" };
  return (
    <li className="grid items-center gap-x-6 gap-y-1 border-b py-4 sheet:grid-cols-[9rem_minmax(0,1fr)_auto]">
      <p className="type-figure text-text-muted">
        <time dateTime={session.startsAt.toISOString()}>{formatMoment(session.startsAt, session.zone)}</time>
      </p>
      <div className="flex min-w-0 flex-col gap-0.5">
        <p className="text-lg">
          <Link href={`/couples/${session.coupleId}`}>
            <CodeName>{session.codeName}</CodeName>
          </Link>
        </p>
        <p className="type-note">
          Session {session.number}, {session.minutes} minutes. Homework {session.done} of {session.given} in.
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Badge kind={session.planState === "final" ? "strong" : "plain"}>{PLAN[session.planState]}</Badge>
        <LinkButton href={step.href} kind={main ? "primary" : "quiet"}>
          {step.label}
        </LinkButton>
      </div>
    </li>
  );
}
