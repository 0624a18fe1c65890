import type { PlanPage } from "#lib/planning/types";

/** How to adapt what is planned, where the couple's notes on that are open. Therapist only. */
export function AdaptNotes({ adaptations }: { adaptations: PlanPage["adaptations"] }) {
  if (adaptations.length === 0) return null;
  return (
    <section aria-labelledby="adapt-title" className="mt-8 flex max-w-measure flex-col gap-3">
      <h2 id="adapt-title" className="type-heading border-b pb-2">
        How to adapt what is planned
      </h2>
      {adaptations.map(({ title, notes }) => (
        <div key={title}>
          <h3 className="type-title">{title}</h3>
          <ul className="flex list-disc flex-col gap-1 pl-6">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
