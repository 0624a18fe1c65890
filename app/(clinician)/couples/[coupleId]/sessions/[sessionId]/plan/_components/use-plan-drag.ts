import { dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { type RefObject, useEffect } from "react";
import { PHASES } from "#lib/planning/types";
import type { PlanDeed } from "../../../../../../_components/keys/plan-keys";
import { type Drop, dropPlace } from "./drop-place";

const marksOf = (list: HTMLElement) => [...list.querySelectorAll<HTMLElement>("[data-phase]")];

function dropAt(lines: readonly HTMLElement[], y: number): Drop | null {
  const marks = lines.map((line) => {
    const { top, height } = line.getBoundingClientRect();
    return {
      phase: PHASES.find((phase) => phase === line.dataset.phase) ?? "core",
      id: line.dataset.item ?? null,
      middle: top + height / 2,
    };
  });
  return dropPlace(marks, y);
}

/** Lets items be dragged by their handle within the list; a line shows where, and nothing moves before the drop. */
export function usePlanDrag(list: RefObject<HTMLElement | null>, onDeed: (deed: PlanDeed) => void): void {
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const clear = () => {
      for (const line of marksOf(element)) delete line.dataset.drop;
    };
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => typeof source.data.planItem === "string",
      onDrag: ({ location }) => {
        const lines = marksOf(element);
        const drop = dropAt(lines, location.current.input.clientY);
        for (const [at, line] of lines.entries()) {
          if (drop?.line.at === at) line.dataset.drop = drop.line.side;
          else delete line.dataset.drop;
        }
      },
      onDragLeave: clear,
      onDrop: ({ source, location }) => {
        const drop = dropAt(marksOf(element), location.current.input.clientY);
        clear();
        const id = source.data.planItem;
        if (drop && typeof id === "string") onDeed({ do: "move", id, move: drop.move });
      },
    });
  }, [list, onDeed]);
}
