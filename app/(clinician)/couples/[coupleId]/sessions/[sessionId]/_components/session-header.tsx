import type { ReactNode } from "react";
import type { CoupleLine, SessionFacts } from "#lib/planning/types";
import { Badge } from "#ui/badge";
import { Breadcrumb } from "#ui/breadcrumb";
import { CodeName } from "#ui/code-name";
import { PageHeader } from "#ui/page-header";
import { SectionNav } from "#ui/section-nav";
import { formatMoment } from "../../../../../../_ui/when";

type SessionHeaderProps = {
  couple: CoupleLine;
  session: SessionFacts;
  part: "prep" | "plan" | "run" | "wrap-up" | "note";
  actions?: ReactNode;
};

const STATE = { planned: null, running: "In session", closed: "Closed", cancelled: "Cancelled" } as const;
const PARTS = [
  { key: "prep", label: "Brief" },
  { key: "plan", label: "Plan" },
  { key: "run", label: "Run" },
  { key: "wrap-up", label: "Wrap up" },
  { key: "note", label: "Note" },
] as const;

/** Which session this is, when, and its three pages. The couple is a code name. */
export function SessionHeader({ couple, session, part, actions }: SessionHeaderProps) {
  const base = `/couples/${couple.id}/sessions/${session.id}`;
  const state = STATE[session.state];
  return (
    <>
      <PageHeader
        above={
          <Breadcrumb
            items={[
              { href: "/couples", label: "Couples" },
              { href: `/couples/${couple.id}`, label: couple.codeName },
            ]}
          />
        }
        title={`Session ${session.number}`}
        description={
          <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
            <CodeName>{couple.codeName}</CodeName>
            <span className="type-figure">
              {formatMoment(session.startsAt, session.zone)}, {session.minutes} minutes
            </span>
            <span className="type-note">{session.zone}</span>
            {state ? <Badge kind={session.state === "running" ? "strong" : "plain"}>{state}</Badge> : null}
          </span>
        }
        actions={actions}
      />
      <SectionNav
        label="Parts of this session"
        items={PARTS.map(({ key, label }) => ({
          href: `${base}/${key}`,
          label,
          // While a session is on, N is the quick note.
          ...(key === "note" && part !== "run" ? { shortcut: "note" } : {}),
        }))}
        current={`${base}/${part}`}
      />
    </>
  );
}
