import type { ReactNode } from "react";

/** One part of the sheet under its own heading. */
export function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <h2 id={id} className="type-heading border-b pb-1.5">
        {title}
      </h2>
      {children}
    </section>
  );
}
