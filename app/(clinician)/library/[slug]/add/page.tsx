import type { Metadata } from "next";
import { Breadcrumb } from "#ui/breadcrumb";
import { CodeName } from "#ui/code-name";
import { Link } from "#ui/link";
import { PageHeader } from "#ui/page-header";
import { formatMoment } from "../../../../_ui/when";
import { AddForm } from "./_components/add-form";
import { loadAdd } from "./loaders";

export const metadata: Metadata = { title: "Add to plan" };

export default async function AddToPlanPage({ params }: PageProps<"/library/[slug]/add">) {
  const { slug } = await params;
  const { title, version, canAdd, plans } = await loadAdd(slug);
  return (
    <>
      <PageHeader
        title="Add to plan"
        description={`“${title}” goes in where it usually stands. The holds of that couple count here as they do beside the plan.`}
        above={
          <Breadcrumb
            items={[
              { href: "/library", label: "Library" },
              { href: `/library/${slug}`, label: title },
            ]}
          />
        }
      />
      {plans.length === 0 ? (
        <p className="max-w-measure text-text-muted">
          {canAdd
            ? "No coming session has a plan that can still be changed. "
            : "It is not planned in sessions. What is published and can be done in the room can be added. "}
          <Link href="/today">Go to Today</Link>
        </p>
      ) : (
        <ul className="ruled max-w-reading border-y">
          {plans.map(({ coupleId, codeName, session, itemId }) => (
            <li
              key={session.id}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-2.5"
            >
              <span className="flex min-w-0 flex-col">
                <span className="font-medium">
                  <CodeName>{codeName}</CodeName>, session {session.number}
                </span>
                <span className="type-note type-figure">
                  {formatMoment(session.startsAt, session.zone)}, {session.minutes} minutes
                  {session.attendees === "both" ? "" : `, with ${session.attendees} alone`}
                </span>
              </span>
              <AddForm
                coupleId={coupleId}
                sessionId={session.id}
                itemId={itemId}
                slug={slug}
                version={version}
                name={`${codeName}, session ${session.number}`}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
