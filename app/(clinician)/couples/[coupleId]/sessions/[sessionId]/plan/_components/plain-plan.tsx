"use client";
import type { Mechanism } from "#lib/exercises/types";
import type { PlanFacts, SessionFacts } from "#lib/planning/types";
import { Notice } from "#ui/notice";
import { TimeBudgetBar } from "#ui/time-budget-bar";
import { PhaseLists } from "./phase-lists";

type PlainPlanProps = {
  session: SessionFacts;
  plan: PlanFacts;
  leads: Readonly<Record<string, Mechanism>>;
};

/** A draft where no script runs: it can be read and printed, and says why nothing can be changed. */
export function PlainPlan({ session, plan, leads }: PlainPlanProps) {
  return (
    <div className="max-w-3xl">
      <div className="screen-only mb-4">
        <Notice kind="warning" title="This plan can be read here, not changed">
          <p>
            Making a plan needs scripts, and this browser runs none. Allow scripts for this site and reload
            the page to change the plan. To print it, use your browser's own menu.
          </p>
        </Notice>
      </div>
      <TimeBudgetBar
        total={session.minutes}
        items={plan.items.map(({ id, title, minutes, exerciseSlug }) => ({
          id,
          title,
          minutes,
          mechanism: (exerciseSlug && leads[exerciseSlug]) || null,
        }))}
      />
      <PhaseLists session={session} items={plan.items} leads={leads} />
    </div>
  );
}
