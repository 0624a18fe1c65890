import type { Metadata } from "next";
import type { ReactNode } from "react";
import { EmptyState } from "#ui/empty-state";
import { LinkButton } from "#ui/link-button";
import { SettleRun } from "../../../../../../_run/settle-run";
import { SessionHeader } from "../_components/session-header";
import { StartSession } from "../_components/start-session";
import { GiveForm } from "./_components/give-form";
import { KeysHint } from "./_components/keys-hint";
import { RunWithForms } from "./_components/run-with-forms";
import { YesLine } from "./_components/yes-line";
import { loadRun } from "./loaders";

export const metadata: Metadata = { title: "Run" };

type RunPageProps = PageProps<"/couples/[coupleId]/sessions/[sessionId]/run">;

export default async function RunPage({ params }: RunPageProps) {
  const { couple, session, plan, room, care, yes, copy, owner, now, singleKeys } = await loadRun(
    await params,
  );
  const base = `/couples/${couple.id}/sessions/${session.id}`;
  if (copy) {
    const place = { coupleId: couple.id, sessionId: session.id };
    const live = Object.fromEntries(
      copy.items.flatMap((item): [string, ReactNode][] => {
        const status = yes[item.id];
        const given = room[item.id];
        if (!status && !given) return [];
        return [
          [
            item.id,
            <div key={`with the server ${item.id}`} className="flex flex-col gap-5">
              {status && given !== "given" ? (
                <YesLine coupleId={couple.id} status={status} zone={session.zone} />
              ) : null}
              {given ? (
                <GiveForm
                  place={place}
                  itemId={item.id}
                  to={session.attendees}
                  given={given === "given"}
                  care={care[item.id] ?? null}
                />
              ) : null}
            </div>,
          ],
        ];
      }),
    );
    return <RunWithForms copy={copy} serverNow={now} live={live} keys={<KeysHint on={singleKeys} />} />;
  }
  const isReady = session.state === "planned" && plan?.state === "final";
  return (
    <>
      <SessionHeader couple={couple} session={session} part="run" />
      {session.state === "closed" ? <SettleRun owner={owner} sessionId={session.id} /> : null}
      {session.state === "closed" ? (
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
