import type { Metadata } from "next";
import { EmptyState } from "#ui/empty-state";
import { LinkButton } from "#ui/link-button";
import { SessionHeader } from "../_components/session-header";
import { StartSession } from "../_components/start-session";
import { RunningSession } from "./_components/running-session";
import { loadRun } from "./loaders";

export const metadata: Metadata = { title: "Run" };

type RunPageProps = PageProps<"/couples/[coupleId]/sessions/[sessionId]/run">;

export default async function RunPage({ params }: RunPageProps) {
  const { couple, session, plan, guides, room, care, yes, now, singleKeys } = await loadRun(await params);
  const base = `/couples/${couple.id}/sessions/${session.id}`;
  const isReady = session.state === "planned" && plan?.state === "final";
  return (
    <>
      <SessionHeader couple={couple} session={session} part="run" />
      {session.state === "running" && session.startedAt && plan ? (
        <RunningSession
          coupleId={couple.id}
          session={session}
          startedAt={session.startedAt}
          plan={plan}
          guides={guides}
          room={room}
          care={care}
          yes={yes}
          now={now}
          singleKeys={singleKeys}
        />
      ) : session.state === "closed" ? (
        <EmptyState
          title="This session is closed"
          action={<LinkButton href={`${base}/wrap-up`}>Open the wrap-up</LinkButton>}
        >
          What was done is kept there.
        </EmptyState>
      ) : isReady ? (
        <EmptyState
          title="Ready to start"
          action={<StartSession coupleId={couple.id} sessionId={session.id} />}
        >
          The plan is final. The time counts from the moment you start.
        </EmptyState>
      ) : (
        <EmptyState
          title="The plan comes first"
          action={
            <LinkButton href={`${base}/plan`} kind="primary">
              Open the plan
            </LinkButton>
          }
        >
          Finalise the plan. Then the session can start here.
        </EmptyState>
      )}
    </>
  );
}
