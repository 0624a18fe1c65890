"use client";
import { paceSentence, wholeMinutes } from "#lib/planning/rules";
import type { PlanItem } from "#lib/planning/types";
import { useNow } from "./use-now";

type RunClockProps = { items: readonly PlanItem[]; startedAt: Date; minutes: number; now: Date };

/** Whole minutes left against what is still planned. No seconds, no sound. */
export function RunClock({ items, startedAt, minutes, now: serverNow }: RunClockProps) {
  const now = useNow(serverNow, false);
  const gone = Math.min(100, (wholeMinutes(startedAt, now) / Math.max(1, minutes)) * 100);
  return (
    <div className="flex flex-col gap-2">
      <p className="type-figure text-lg font-medium">{paceSentence(items, startedAt, minutes, now)}</p>
      <svg width="100%" height="4" aria-hidden="true" focusable="false" className="block">
        <rect width="100%" height="4" rx="2" className="fill-band" />
        <rect width={`${gone}%`} height="4" rx="2" className="fill-text" />
      </svg>
    </div>
  );
}
