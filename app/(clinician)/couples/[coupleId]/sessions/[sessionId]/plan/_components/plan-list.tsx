"use client";
import { Fragment, memo, useMemo, useRef } from "react";
import { clockTimes, plannedMinutes } from "#lib/planning/rules";
import { canMove } from "#lib/planning/rules-move";
import {
  type LibraryEntry,
  PHASE_LABEL,
  PHASES,
  type PlanItem,
  type SessionFacts,
} from "#lib/planning/types";
import { useScripted } from "../../../../../../../_ui/use-scripted";
import type { PlanDeed } from "../../../../../../_components/keys/plan-keys";
import { PlanRow } from "./plan-row";
import type { RowFacts } from "./row-facts";
import { RowTimesContext } from "./row-time";
import { usePlanDrag } from "./use-plan-drag";

type PlanListProps = {
  session: SessionFacts;
  items: readonly PlanItem[];
  rows: readonly RowFacts[];
  onDeed: (deed: PlanDeed) => void;
  /** Asks why an exercise goes on that a gate asks to weigh. */
  onCheck: (entry: LibraryEntry) => void;
  /** Puts an exercise in the place of a locked one. */
  onInstead: (id: string, entry: LibraryEntry) => void;
  /** Puts an exercise right before an item. */
  onAddBefore: (id: string, entry: LibraryEntry) => void;
};

/** The plan as one ordered list; the four phases are headings in it, also those that are empty. */
function List({ session, items, rows, onDeed, onCheck, onInstead, onAddBefore }: PlanListProps) {
  const list = useRef<HTMLOListElement>(null);
  const isLive = useScripted();
  usePlanDrag(list, onDeed);
  const { startsAt, zone } = session;
  const times = useMemo(() => {
    const starts = clockTimes(items, startsAt, zone);
    return new Map(items.map(({ id }, at) => [id, { place: at + 1, starts: starts[at] ?? "" }]));
  }, [items, startsAt, zone]);
  return (
    <RowTimesContext value={times}>
      <ol ref={list} id="plan-list" className="own-paint relative z-10 flex flex-col gap-1" aria-label="Plan">
        {PHASES.map((phase) => {
          const inPhase = rows.filter((row) => row.item.phase === phase);
          return (
            <Fragment key={phase}>
              <li
                data-phase={phase}
                className="drop-line relative flex items-baseline justify-between pt-3 pb-0.5 first:pt-0"
              >
                <h3 className="type-label text-text-muted">{PHASE_LABEL[phase]}</h3>
                <span className="type-note type-figure">
                  {inPhase.length === 0 ? "Empty" : `${plannedMinutes(inPhase.map((row) => row.item))} min`}
                </span>
              </li>
              {inPhase.map((facts) => (
                <PlanRow
                  key={facts.item.id}
                  {...facts}
                  canMoveUp={canMove(items, facts.item.id, "up")}
                  canMoveDown={canMove(items, facts.item.id, "down")}
                  isLive={isLive}
                  onDeed={onDeed}
                  onCheck={onCheck}
                  onInstead={onInstead}
                  onAddBefore={onAddBefore}
                />
              ))}
            </Fragment>
          );
        })}
      </ol>
    </RowTimesContext>
  );
}

/** Not drawn anew when only the saving moves on. */
export const PlanList = memo(List);
