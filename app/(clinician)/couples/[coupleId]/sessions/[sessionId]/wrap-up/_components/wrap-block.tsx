import type { ReactNode } from "react";

/** One block of the wrap-up; each saves on its own. */
export function WrapBlock({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={`${id}-title`} className="flex min-w-0 flex-col gap-4">
      <h2 id={`${id}-title`} className="type-heading border-b pb-2">
        {title}
      </h2>
      {children}
    </section>
  );
}
