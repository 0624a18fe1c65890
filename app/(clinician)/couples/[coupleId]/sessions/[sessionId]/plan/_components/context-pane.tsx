"use client";
import { memo } from "react";
import type { Weights } from "#lib/exercises/types";
import { coverage } from "#lib/planning/rules";
import { coverageGaps, coverageMatrix } from "#lib/planning/rules-coverage";
import { leftOver } from "#lib/planning/rules-known";
import type { LibraryEntry, PlanItem, PlanPage } from "#lib/planning/types";
import { Button } from "#ui/button";
import { CoverageList } from "./coverage-list";
import { CoverageTable } from "./coverage-table";

type ContextPaneProps = {
  items: readonly PlanItem[];
  page: PlanPage;
  /** Of what is in the library, and of what a search found beyond it. */
  weights: Readonly<Record<string, Weights>>;
  typical: Readonly<Record<string, number>>;
  library: readonly LibraryEntry[];
  onAdd: (entry: LibraryEntry) => void;
};

function Context({ items, page, weights, typical, library, onAdd }: ContextPaneProps) {
  const { held, lately, session, openHomework: open } = page;
  const matrix = coverageMatrix(items, { weights, typical, open, attendees: session.attendees });
  const left = leftOver({ held, library, beyond: page.beyond, items });
  return (
    <div className="flex flex-col gap-8">
      <section aria-labelledby="coverage-title">
        <h2 id="coverage-title" className="type-heading mb-3">
          This plan works on
        </h2>
        <CoverageList coverage={coverage(items, weights)} length={session.minutes} lately={lately} />
        <CoverageTable matrix={matrix} gaps={coverageGaps(matrix, page.scores)} />
      </section>
      {held && left.length > 0 ? (
        <section aria-labelledby="left-title" className="screen-only">
          <h2 id="left-title" className="type-heading mb-2">
            Not reached in session {held.number}
          </h2>
          <ul className="ruled">
            {left.map(({ slug, title, entry, why }) => (
              <li key={slug} className="flex items-center justify-between gap-3 py-2">
                <span className="min-w-0">
                  {title}
                  {why ? <span className="type-note block">{why}</span> : null}
                </span>
                {entry ? (
                  <Button onClick={() => onAdd(entry)} aria-label={`Add ${title} again`}>
                    Add
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <p className="screen-only type-note pointer-coarse:hidden">
        An item in focus moves with Alt and the arrows. <kbd className="key-cap">?</kbd> shows every key.
      </p>
    </div>
  );
}

/** What this plan works on, what was not reached last time, and the keys. Drawn anew only for another list. */
export const ContextPane = memo(Context);
