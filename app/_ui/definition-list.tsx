import type { ReactNode } from "react";

export type Definition = { term: string; detail: ReactNode };

type DefinitionListProps = {
  items: readonly Definition[];
  /** Terms of several words, which get more of the line. */
  hasLongTerms?: boolean;
};

const SHORT = "sheet:grid-cols-[11rem_minmax(0,1fr)]";
const LONG = "sheet:grid-cols-[16rem_minmax(0,1fr)]";

/** Pairs of term and detail on ruled lines; side by side where there is room. Terms are unique. */
export function DefinitionList({ items, hasLongTerms = false }: DefinitionListProps) {
  return (
    <dl className="ruled">
      {items.map((item) => (
        <div key={item.term} className={`grid gap-x-6 py-2 ${hasLongTerms ? LONG : SHORT}`}>
          <dt className="text-text-muted">{item.term}</dt>
          <dd>{item.detail}</dd>
        </div>
      ))}
    </dl>
  );
}
