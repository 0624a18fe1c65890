"use client";
import type { Coverage } from "#lib/planning/rules";
import type { CoverageMatrix, Gap } from "#lib/planning/rules-coverage";
import type { LibraryEntry, PlanPage } from "#lib/planning/types";
import { Button } from "#ui/button";
import { CoverageList } from "./coverage-list";
import { CoverageTable } from "./coverage-table";
import { PLAN_KEYS } from "./plan-keys";

type ContextPaneProps = {
  coverage: Coverage;
  matrix: CoverageMatrix;
  gaps: readonly Gap[];
  minutes: number;
  previous: PlanPage["previous"];
  library: readonly LibraryEntry[];
  onAdd: (entry: LibraryEntry) => void;
};

/** What this plan works on, what was not reached last time, and the keys. */
export function ContextPane({ coverage, matrix, gaps, minutes, previous, library, onAdd }: ContextPaneProps) {
  const left = (previous?.notReached ?? []).flatMap(
    ({ slug }) => library.find((one) => one.slug === slug) ?? [],
  );
  return (
    <div className="flex flex-col gap-8">
      <section aria-labelledby="coverage-title">
        <h2 id="coverage-title" className="type-heading mb-3">
          This plan works on
        </h2>
        <CoverageList coverage={coverage} length={minutes} />
        <CoverageTable matrix={matrix} gaps={gaps} />
      </section>
      {previous && left.length > 0 ? (
        <section aria-labelledby="left-title" className="screen-only">
          <h2 id="left-title" className="type-heading mb-2">
            Not reached in session {previous.number}
          </h2>
          <ul className="ruled">
            {left.map((entry) => (
              <li key={entry.slug} className="flex items-center justify-between gap-3 py-2">
                <span className="min-w-0">
                  {entry.title}
                  {entry.locked ? <span className="type-note block">{entry.locked}</span> : null}
                </span>
                {entry.locked ? null : (
                  <Button onClick={() => onAdd(entry)} aria-label={`Add ${entry.title} again`}>
                    Add
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <details className="screen-only">
        <summary className="type-label">Keys</summary>
        <p className="type-note mt-2">While a button of an item has focus:</p>
        <dl className="mt-1 flex flex-col gap-1">
          {PLAN_KEYS.map(([key, does]) => (
            <div key={key} className="grid grid-cols-[7rem_1fr] gap-2">
              <dt className="font-medium">{key}</dt>
              <dd className="text-text-muted">{does}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}
