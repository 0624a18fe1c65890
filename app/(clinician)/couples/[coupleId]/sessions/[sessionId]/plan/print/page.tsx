import type { Metadata } from "next";
import { clockTimes, dayLabel, plannedMinutes } from "#lib/planning/rules";
import { DISPOSITION_LABEL, type Guide, PHASE_LABEL, PHASES, type PlanItem } from "#lib/planning/types";
import { Breadcrumb } from "#ui/breadcrumb";
import { PrintButton } from "#ui/print-button";
import { PaperChoice } from "../../../../../../_components/paper-choice";
import { loadSheet } from "./loaders";

export const metadata: Metadata = { title: "Plan" };

type Props = PageProps<"/couples/[coupleId]/sessions/[sessionId]/plan/print">;

/** The most prompts under one item, so that a usual plan stays on one page. */
const PROMPTS = 2;

/** The first words of what to do, a sentence each. */
function promptsOf(guide: Guide | undefined): string[] {
  return guide ? [guide.aim, ...guide.steps].slice(0, PROMPTS) : [];
}

function Line({ item, starts, guide }: { item: PlanItem; starts: string; guide: Guide | undefined }) {
  return (
    <li className="keep-together grid grid-cols-[2.75rem_minmax(0,1fr)_3.5rem] gap-x-2 border-b py-1">
      <span className="type-figure">{starts}</span>
      <span>
        <span className="font-medium">{item.title}</span>
        {item.disposition ? `: ${DISPOSITION_LABEL[item.disposition].toLowerCase()}` : ""}
        {promptsOf(guide).map((prompt) => (
          <span key={prompt} className="block text-sm">
            {prompt}
          </span>
        ))}
      </span>
      <span className="type-figure text-right">{item.minutes} min</span>
    </li>
  );
}

/** The plan on one page: times, prompts and a margin for notes. No code name, no name of the product. */
export default async function PrintPlanPage({ params, searchParams }: Props) {
  const [{ coupleId, sessionId }, search] = await Promise.all([params, searchParams]);
  const { session, plan, guides } = await loadSheet({ coupleId, sessionId });
  const items = plan.items.filter(({ state }) => state !== "set_aside");
  const starts = clockTimes(items, session.startsAt, session.zone);
  const paper = search.paper === "letter" ? "letter" : "a4";
  const here = `/couples/${coupleId}/sessions/${sessionId}/plan`;
  return (
    <div className={paper === "letter" ? "on-letter" : "on-a4"}>
      <div className="screen-only">
        <Breadcrumb
          items={[
            { href: "/couples", label: "Couples" },
            { href: here, label: "Plan" },
          ]}
        />
        <div className="mt-4 mb-8 flex flex-wrap items-center gap-x-8 gap-y-3 border-b pb-4">
          <PaperChoice paper={paper} hrefOf={(value) => `${here}/print?paper=${value}`} />
          <PrintButton />
        </div>
      </div>
      <article className="max-w-3xl">
        <h1 className="type-title">
          Session {session.number}, {dayLabel(session.startsAt, session.zone)}
        </h1>
        <p className="type-figure mb-2">
          {starts[0]}, {plannedMinutes(items)} of {session.minutes} minutes
        </p>
        <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,1fr)] gap-x-4">
          <div>
            {PHASES.map((phase) => {
              const inPhase = items.flatMap((item, place) => (item.phase === phase ? [{ item, place }] : []));
              return inPhase.length === 0 ? null : (
                <section key={phase} aria-labelledby={`phase-${phase}`} className="mb-2">
                  <h2 id={`phase-${phase}`} className="type-label border-b">
                    {PHASE_LABEL[phase]}
                  </h2>
                  <ol>
                    {inPhase.map(({ item, place }) => (
                      <Line key={item.id} item={item} starts={starts[place] ?? ""} guide={guides[item.id]} />
                    ))}
                  </ol>
                </section>
              );
            })}
          </div>
          <div className="border-l pl-3">
            <h2 className="type-label">Notes</h2>
          </div>
        </div>
      </article>
    </div>
  );
}
