import type { Metadata } from "next";
import { Link } from "#ui/link";
import { LinkButton } from "#ui/link-button";
import { Notice } from "#ui/notice";
import { SessionHeader } from "../_components/session-header";
import { AdaptNotes } from "./_components/adapt-notes";
import { FinalPlan } from "./_components/final-plan";
import { KeptAside } from "./_components/kept-aside";
import { PlainPlan } from "./_components/plain-plan";
import { PlanBuilder } from "./_components/plan-builder";
import { SaveTemplate } from "./_components/save-template";
import { StartChoices } from "./_components/start-choices";
import { loadPlan } from "./loaders";

export const metadata: Metadata = { title: "Plan" };

const ON_HOLD = {
  some: "A safety hold is set for this couple. What it stops is locked in the library; some work asks for care.",
  sexual: "A no may not feel safe. New sexual exercises are locked until you have reviewed that answer.",
  touch: "An agreement was not kept. New touch work is locked until you have reviewed that answer.",
  answer:
    "A private answer holds more than touch. What it stops is locked until you have reviewed that answer.",
  joint: "Joint and touch work is on hold for this couple. What cannot go on is locked in the library.",
  all: "This couple's work is on hold. The library is locked until that changes.",
} as const;

type PlanPageProps = PageProps<"/couples/[coupleId]/sessions/[sessionId]/plan">;

export default async function PlanPage({ params }: PlanPageProps) {
  const page = await loadPlan(await params);
  const { couple, hold, session, plan, previous } = page;
  return (
    <>
      <SessionHeader
        couple={couple}
        session={session}
        part="plan"
        actions={
          plan ? (
            <div className="flex flex-wrap gap-2 noscript:hidden">
              <LinkButton href={`/couples/${couple.id}/sessions/${session.id}/plan/versions`} kind="plain">
                Versions
              </LinkButton>
              <SaveTemplate coupleId={couple.id} sessionId={session.id} />
              <LinkButton href={`/couples/${couple.id}/sessions/${session.id}/plan/print`}>Print</LinkButton>
            </div>
          ) : null
        }
      />
      {hold === "none" ? null : (
        <div className="screen-only mb-6">
          <Notice kind="danger">
            {ON_HOLD[hold]} <Link href={`/couples/${couple.id}/people`}>People and safety</Link>
          </Notice>
        </div>
      )}
      {plan === null ? (
        <StartChoices
          coupleId={couple.id}
          sessionId={session.id}
          minutes={session.minutes}
          canStart={session.state === "planned"}
          previous={previous}
          templates={page.templates}
        />
      ) : plan.state === "draft" && session.state === "planned" ? (
        <>
          <div className="noscript:hidden">
            <PlanBuilder key={plan.id} page={page} plan={plan} owner={page.owner} />
          </div>
          <noscript>
            <PlainPlan session={session} plan={plan} leads={page.leads} />
          </noscript>
        </>
      ) : (
        <>
          <KeptAside owner={page.owner} sessionId={session.id} canReopen={session.state === "planned"} />
          <FinalPlan
            coupleId={couple.id}
            session={session}
            plan={plan}
            weights={page.weights}
            leads={page.leads}
            closed={page.closed}
            lately={page.lately}
          />
        </>
      )}
      <AdaptNotes adaptations={page.adaptations} />
    </>
  );
}
