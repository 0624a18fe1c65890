import type { ReactNode } from "react";

export type Definition = { term: string; detail: ReactNode };

/** Pairs of term and detail on ruled lines; side by side where there is room. Terms are unique. */
export function DefinitionList({ items }: { items: readonly Definition[] }) {
  return (
    <dl className="ruled">
      {items.map((item) => (
        <div key={item.term} className="grid gap-x-6 py-2 sheet:grid-cols-[11rem_minmax(0,1fr)]">
          <dt className="text-text-muted">{item.term}</dt>
          <dd>{item.detail}</dd>
        </div>
      ))}
    </dl>
  );
}
