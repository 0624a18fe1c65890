import type { Metadata } from "next";
import { ATTENDEES_LABEL } from "#lib/planning/types";
import { Breadcrumb } from "#ui/breadcrumb";
import { CodeName } from "#ui/code-name";
import { EmptyState } from "#ui/empty-state";
import { LinkButton } from "#ui/link-button";
import { PageHeader } from "#ui/page-header";
import { formatMoment } from "../../../../../../_ui/when";
import { ChangeForms } from "./_components/change-forms";
import { LengthForm } from "./_components/length-form";
import { loadChange } from "./loaders";

export const metadata: Metadata = { title: "Move or cancel" };

const REPEATS = { 1: ", every week", 2: ", every two weeks" } as const;

export default async function ChangePage({
  params,
}: PageProps<"/couples/[coupleId]/sessions/[sessionId]/change">) {
  const { coupleId, sessionId } = await params;
  const { couple, session, wall, later } = await loadChange(coupleId, sessionId);
  const isOn = session.state === "running" && session.endedAt === null;
  const held = session.state === "running" || session.state === "closed";
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
          <span className="inline-flex flex-wrap gap-x-3">
            <CodeName>{couple.codeName}</CodeName>
            <span className="type-figure">
              {formatMoment(session.startsAt, session.zone)}, {session.minutes} minutes
            </span>
            <span>
              {ATTENDEES_LABEL[session.attendees]}
              {session.everyWeeks ? REPEATS[session.everyWeeks] : ""}
            </span>
          </span>
        }
      />
      {session.everyWeeks ? (
        <p className="type-note mb-6">
          <a
            href={`/couples/${couple.id}/sessions/${session.id}/calendar`}
            download="appointments.ics"
            className="text-link"
          >
            This series as a calendar file
          </a>
          {session.attendees === "both"
            ? null
            : `. It holds meetings with ${session.attendees} alone, so it is not for the other partner.`}
        </p>
      ) : null}
      {isOn ? (
        <LengthForm coupleId={couple.id} sessionId={session.id} wall={wall} minutes={session.minutes} />
      ) : held ? (
        <EmptyState
          title="This session has begun, so its time stays as it is."
          action={<LinkButton href={`/couples/${couple.id}`}>Back to the couple</LinkButton>}
        />
      ) : (
        <ChangeForms
          coupleId={couple.id}
          sessionId={session.id}
          wall={wall}
          minutes={session.minutes}
          later={later.length}
          lengths={[session.minutes, ...later]}
          isCancelled={session.state === "cancelled"}
        />
      )}
    </>
  );
}
