import type { Metadata } from "next";
import { plannedMinutes } from "#lib/planning/rules";
import { VERSION_LABEL } from "#lib/planning/rules-versions";
import { Breadcrumb } from "#ui/breadcrumb";
import { PageHeader } from "#ui/page-header";
import { formatMoment } from "../../../../../../../_ui/when";
import { PhaseLists } from "../_components/phase-lists";
import { RestoreForm } from "./_components/restore-form";
import { loadPlanVersions } from "./loaders";

export const metadata: Metadata = { title: "Plan versions" };

type Props = PageProps<"/couples/[coupleId]/sessions/[sessionId]/plan/versions">;

export default async function PlanVersionsPage({ params }: Props) {
  const { coupleId, sessionId } = await params;
  const { session, plan, versions } = await loadPlanVersions({ coupleId, sessionId });
  const canRestore = plan.state === "draft" && session.state === "planned";
  return (
    <>
      <PageHeader
        above={
          <Breadcrumb
            items={[
              { href: "/couples", label: "Couples" },
              { href: `/couples/${coupleId}/sessions/${sessionId}/plan`, label: "Plan" },
            ]}
          />
        }
        title="Earlier versions"
        description={`Session ${session.number}. The plan is kept when it is opened, every ten minutes while it changes, when it is made final, when the session begins and when its note is signed.`}
      />
      {versions.length === 0 ? (
        <p className="text-text-muted">The first version appears with the first change.</p>
      ) : null}
      <ol className="ruled max-w-3xl border-y">
        {versions.map(({ id, why, madeAt, items, since }) => (
          <li key={id} className="py-3">
            <details>
              <summary className="flex min-h-control cursor-pointer flex-wrap items-baseline gap-x-4">
                <span className="type-figure font-medium">{formatMoment(madeAt, session.zone)}</span>
                <span>{VERSION_LABEL[why]}</span>
                <span className="type-note type-figure">Since then: {since.toLowerCase()}</span>
              </summary>
              <p className="type-note type-figure">
                {plannedMinutes(items)} of {session.minutes} minutes planned
              </p>
              <PhaseLists session={session} items={items} leads={{}} name={id} />
              {canRestore ? (
                <RestoreForm
                  coupleId={coupleId}
                  sessionId={sessionId}
                  versionId={id}
                  version={plan.version}
                />
              ) : null}
            </details>
          </li>
        ))}
      </ol>
      {canRestore || versions.length === 0 ? null : (
        <p className="type-note mt-3">A final plan is opened again first; then a version can come back.</p>
      )}
    </>
  );
}
