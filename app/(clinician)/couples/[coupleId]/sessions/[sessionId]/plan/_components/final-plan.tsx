import type { Mechanism, Weights } from "#lib/exercises/types";
import { clockTimes, coverage } from "#lib/planning/rules";
import {
  DISPOSITION_LABEL,
  PHASE_LABEL,
  PHASES,
  type PlanFacts,
  type SessionFacts,
} from "#lib/planning/types";
import { LinkButton } from "#ui/link-button";
import { MechanismGlyph } from "#ui/mechanism-glyph";
import { TimeBudgetBar } from "#ui/time-budget-bar";
import { StartSession } from "../../_components/start-session";
import { CoverageList } from "./coverage-list";

type FinalPlanProps = {
  coupleId: string;
  session: SessionFacts;
  plan: PlanFacts;
  weights: Readonly<Record<string, Weights>>;
  leads: Readonly<Record<string, Mechanism>>;
};

/** A plan that is final: to read, to print, and to start from. */
export function FinalPlan({ coupleId, session, plan, weights, leads: leadBySlug }: FinalPlanProps) {
  const { items } = plan;
  const starts = clockTimes(items, session.startsAt, session.zone);
  const leads = items.map((item) => (item.exerciseSlug && leadBySlug[item.exerciseSlug]) || null);
  const base = `/couples/${coupleId}/sessions/${session.id}`;
  return (
    <div className="grid gap-x-10 gap-y-8 wide:grid-cols-[minmax(0,44rem)_15rem]">
      <section aria-labelledby="plan-title">
        <h2 id="plan-title" className="type-heading mb-3">
          {plan.state === "final" ? "Final plan" : "Plan"}
        </h2>
        <TimeBudgetBar
          total={session.minutes}
          items={items.map(({ id, title, minutes }, place) => ({
            id,
            title,
            minutes,
            mechanism: leads[place] ?? null,
          }))}
        />
        {PHASES.map((phase) => (
          <section key={phase} aria-labelledby={`phase-${phase}`} className="mt-5">
            <h3 id={`phase-${phase}`} className="type-label border-b pb-1 text-text-muted">
              {PHASE_LABEL[phase]}
            </h3>
            <ol className="ruled">
              {items.map((item, place) =>
                item.phase === phase ? (
                  <li
                    key={item.id}
                    className="keep-together grid grid-cols-[3rem_minmax(0,1fr)_auto] gap-x-3 py-2"
                  >
                    <span className="type-figure text-text-muted">{starts[place]}</span>
                    <span className="flex flex-wrap gap-x-3">
                      <span className="font-medium">{item.title}</span>
                      {leads[place] ? <MechanismGlyph name={leads[place]} /> : null}
                      {item.disposition ? (
                        <span className="type-note">{DISPOSITION_LABEL[item.disposition]}</span>
                      ) : null}
                    </span>
                    <span className="type-figure">{item.minutes} min</span>
                  </li>
                ) : null,
              )}
            </ol>
          </section>
        ))}
        <div className="screen-only mt-6">
          {session.state === "planned" ? (
            <StartSession coupleId={coupleId} sessionId={session.id} />
          ) : (
            <LinkButton href={`${base}/${session.state === "running" ? "run" : "wrap-up"}`} kind="primary">
              {session.state === "running" ? "Go on with the session" : "Open the wrap-up"}
            </LinkButton>
          )}
        </div>
      </section>
      <section aria-labelledby="coverage-title">
        <h2 id="coverage-title" className="type-heading mb-3">
          This plan works on
        </h2>
        <CoverageList coverage={coverage(items, weights)} length={session.minutes} />
      </section>
    </div>
  );
}
