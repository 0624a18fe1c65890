import type { Metadata } from "next";
import { LinkButton } from "#ui/link-button";
import { SessionHeader } from "../_components/session-header";
import { Homework } from "./_components/homework";
import { LastNote } from "./_components/last-note";
import { LeftOut } from "./_components/left-out";
import { MovedPart } from "./_components/moved-part";
import { News } from "./_components/news";
import { Splits } from "./_components/splits";
import { StartPlan } from "./_components/start-plan";
import { loadPrep } from "./loaders";

export const metadata: Metadata = { title: "Prep" };

const OPEN_PLAN = { draft: "Finish the plan", final: "Open the plan" } as const;

export default async function PrepPage({
  params,
}: PageProps<"/couples/[coupleId]/sessions/[sessionId]/prep">) {
  const { coupleId, sessionId } = await params;
  const brief = await loadPrep(coupleId, sessionId);
  const { couple, session, planState } = brief;
  const canStart = session.state === "planned" && planState === "none";
  return (
    <>
      <SessionHeader
        couple={couple}
        session={session}
        part="prep"
        actions={
          canStart ? (
            <StartPlan coupleId={couple.id} sessionId={session.id} />
          ) : planState === "none" ? null : (
            <LinkButton
              href={`/couples/${couple.id}/sessions/${session.id}/plan`}
              kind="primary"
              data-key="plan"
            >
              {OPEN_PLAN[planState]}
            </LinkButton>
          )
        }
      />
      <div className="grid gap-x-10 gap-y-6 rail:grid-cols-2 wide:grid-cols-3">
        <div className="flex min-w-0 flex-col gap-6">
          <News brief={brief} />
          <LastNote brief={brief} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <MovedPart brief={brief} />
          <Splits brief={brief} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <LeftOut brief={brief} />
          <Homework brief={brief} />
        </div>
      </div>
    </>
  );
}
