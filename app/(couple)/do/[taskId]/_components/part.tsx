import type { ReactNode } from "react";

/** A titled part of a couple's page. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2 border-t pt-4">
      <h2 className="type-heading">{title}</h2>
      {children}
    </section>
  );
}
