import type { ReactNode } from "react";
import type { PrepBrief } from "#lib/progress/prep-brief";

export type BriefProps = { brief: PrepBrief };

/** One part of the brief under its heading. */
export function Part({ id, title, children }: { id: string; title: ReactNode; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h2 id={id} className="type-heading border-b pb-1">
        {title}
      </h2>
      {children}
    </section>
  );
}

/** A line of the brief: what it is, and the figure that leads to its source. */
export function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4 py-1">
      <dt className="text-text-muted">{name}</dt>
      <dd className="type-figure min-w-0 text-right">{children}</dd>
    </div>
  );
}
