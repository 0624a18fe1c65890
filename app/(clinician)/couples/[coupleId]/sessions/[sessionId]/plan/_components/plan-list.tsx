"use client";
import { Fragment } from "react";
import { canMove } from "#lib/planning/rules";
import { PHASE_LABEL, PHASES, type PlanItem } from "#lib/planning/types";
import { PlanRow, type RowDeeds, type RowFacts } from "./plan-row";

type PlanListProps = RowDeeds & { items: readonly PlanItem[]; rows: readonly RowFacts[] };

/** The plan as one ordered list; the four phases are headings in it, also those that are empty. */
export function PlanList({ items, rows, ...deeds }: PlanListProps) {
  return (
    <ol id="plan-list" className="flex flex-col gap-1.5" aria-label="Plan">
      {PHASES.map((phase) => {
        const inPhase = rows.filter((row) => row.item.phase === phase);
        return (
          <Fragment key={phase}>
            <li className="flex items-baseline justify-between pt-3 first:pt-0">
              <h3 className="type-label text-text-muted">{PHASE_LABEL[phase]}</h3>
              <span className="type-note type-figure">
                {inPhase.length === 0
                  ? "Empty"
                  : `${inPhase.reduce((sum, row) => sum + row.item.minutes, 0)} min`}
              </span>
            </li>
            {inPhase.map((facts) => (
              <PlanRow
                key={facts.item.id}
                facts={facts}
                canMoveUp={canMove(items, facts.item.id, "up")}
                canMoveDown={canMove(items, facts.item.id, "down")}
                {...deeds}
              />
            ))}
          </Fragment>
        );
      })}
    </ol>
  );
}
