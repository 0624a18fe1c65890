import type { Mechanism } from "#lib/exercises/types";
import { clockTimes } from "#lib/planning/rules";
import {
  DISPOSITION_LABEL,
  PHASE_LABEL,
  PHASES,
  type PlanItem,
  type SessionFacts,
} from "#lib/planning/types";
import { MechanismGlyph } from "#ui/mechanism-glyph";

type PhaseListsProps = {
  session: SessionFacts;
  items: readonly PlanItem[];
  leads: Readonly<Record<string, Mechanism>>;
  /** Tells its headings from those of another list on the page. */
  name?: string;
};

/** The items of a plan by phase with their times, to read and to print. */
export function PhaseLists({ session, items, leads, name = "plan" }: PhaseListsProps) {
  const starts = clockTimes(items, session.startsAt, session.zone);
  return PHASES.map((phase) => (
    <section key={phase} aria-labelledby={`phase-${name}-${phase}`} className="mt-5">
      <h3 id={`phase-${name}-${phase}`} className="type-label border-b pb-1 text-text-muted">
        {PHASE_LABEL[phase]}
      </h3>
      <ol className="ruled">
        {items.map((item, place) => {
          const lead = item.exerciseSlug ? leads[item.exerciseSlug] : undefined;
          return item.phase === phase ? (
            <li key={item.id} className="keep-together grid grid-cols-[3rem_minmax(0,1fr)_auto] gap-x-3 py-2">
              <span className="type-figure text-text-muted">
                {item.state === "set_aside" ? "–" : starts[place]}
              </span>
              <span className="flex flex-wrap gap-x-3">
                <span className="font-medium">{item.title}</span>
                {lead ? <MechanismGlyph name={lead} /> : null}
                {item.state === "set_aside" ? <span className="type-note">set aside</span> : null}
                {item.disposition ? (
                  <span className="type-note">{DISPOSITION_LABEL[item.disposition]}</span>
                ) : null}
              </span>
              <span className="type-figure">{item.minutes} min</span>
            </li>
          ) : null;
        })}
      </ol>
    </section>
  ));
}
