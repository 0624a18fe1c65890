import type { Mechanism, Weights } from "#lib/exercises/types";
import type { ClosedPlan } from "#lib/planning/closed-plan";
import { coverage } from "#lib/planning/rules";
import type { Lately } from "#lib/planning/rules-lately";
import type { PlanFacts, SessionFacts } from "#lib/planning/types";
import { LinkButton } from "#ui/link-button";
import { TimeBudgetBar } from "#ui/time-budget-bar";
import { StartSession } from "../../_components/start-session";
import { CopyToEdit } from "./copy-to-edit";
import { CoverageList } from "./coverage-list";
import { PhaseLists } from "./phase-lists";
import { ReopenForm } from "./reopen-form";

type FinalPlanProps = {
  coupleId: string;
  session: SessionFacts;
  plan: PlanFacts;
  weights: Readonly<Record<string, Weights>>;
  leads: Readonly<Record<string, Mechanism>>;
  closed: ClosedPlan | null;
  lately: Lately;
};

/** A plan that is final: to read, to print, and to start from. */
export function FinalPlan({
  coupleId,
  session,
  plan,
  weights,
  leads: leadBySlug,
  closed,
  lately,
}: FinalPlanProps) {
  const { items } = plan;
  // What was set aside before the session takes none of its time; what a run sets aside was planned all the same.
  const counted = session.state === "planned" ? items.filter(({ state }) => state !== "set_aside") : items;
  const base = `/couples/${coupleId}/sessions/${session.id}`;
  return (
    <div className="grid gap-x-10 gap-y-8 wide:grid-cols-[minmax(0,44rem)_15rem]">
      <section aria-labelledby="plan-title">
        <h2 id="plan-title" className="type-heading mb-3">
          {plan.state === "final" ? "Final plan" : "Plan"}
        </h2>
        <TimeBudgetBar
          total={session.minutes}
          items={counted.map(({ id, title, minutes, exerciseSlug }) => ({
            id,
            title,
            minutes,
            mechanism: (exerciseSlug && leadBySlug[exerciseSlug]) || null,
          }))}
        />
        <PhaseLists session={session} items={items} leads={leadBySlug} />
        <div className="screen-only mt-6">
          {session.state === "planned" ? (
            <div className="flex flex-wrap items-start gap-3">
              <StartSession coupleId={coupleId} sessionId={session.id} />
              <ReopenForm coupleId={coupleId} sessionId={session.id} />
            </div>
          ) : (
            <LinkButton href={`${base}/${session.state === "running" ? "run" : "wrap-up"}`} kind="primary">
              {session.state === "running" ? "Go on with the session" : "Open the wrap-up"}
            </LinkButton>
          )}
          {closed ? <CopyToEdit coupleId={coupleId} session={session} closed={closed} /> : null}
        </div>
      </section>
      <section aria-labelledby="coverage-title">
        <h2 id="coverage-title" className="type-heading mb-3">
          This plan works on
        </h2>
        <CoverageList coverage={coverage(counted, weights)} length={session.minutes} lately={lately} />
      </section>
    </div>
  );
}
