import type { Metadata } from "next";
import { EmptyState } from "#ui/empty-state";
import { PageHeader } from "#ui/page-header";
import { formatDate, formatDay } from "../../_ui/when";
import { DecideForms } from "./_components/decide-forms";
import { loadCoSigns } from "./loaders";

export const metadata: Metadata = { title: "Co-sign" };

export default async function CoSignPage() {
  const { open, decided, timeZone } = await loadCoSigns();
  const day = (at: Date) => formatDay(at, timeZone);
  return (
    <>
      <PageHeader
        title="Co-sign"
        description="A clinician asks that a safety hold no longer stops one kind of work. You read the hold, the work and the reason, and nothing of the couple. What you agree to holds for eight weeks, and asks for care each time."
      />
      <section aria-labelledby="open" className="mb-8">
        <h2 id="open" className="type-heading border-b pb-2">
          Waiting for you
        </h2>
        <DecideForms
          waiting={open.map(({ id, words, reason, askedBy, askedAt }) => ({
            id,
            words,
            reason,
            asked: `${askedBy}, ${day(askedAt)}`,
          }))}
        >
          <EmptyState title="Nothing waits to be co-signed">
            Requests appear here as clinicians write them. Five holds can never be signed away: coercive
            control, sexual coercion, an active suicidal plan, mania or psychosis, and missing consent.
          </EmptyState>
        </DecideForms>
      </section>
      {decided.length > 0 ? (
        <section aria-labelledby="decided">
          <h2 id="decided" className="type-heading border-b pb-2">
            Decided
          </h2>
          <ul className="ruled">
            {decided.map(({ id, words, askedBy, decision }) =>
              decision ? (
                <li key={id} className="flex flex-col gap-1 py-3">
                  <p className="font-medium">{words}</p>
                  <p>
                    {decision.outcome === "agreed" && decision.until
                      ? `Agreed until ${formatDate(decision.until)}`
                      : "Refused"}{" "}
                    by {decision.by} on {day(decision.at)}, asked by {askedBy}.
                  </p>
                  <p className="type-note max-w-measure whitespace-pre-wrap break-words">{decision.note}</p>
                </li>
              ) : null,
            )}
          </ul>
        </section>
      ) : null}
    </>
  );
}
