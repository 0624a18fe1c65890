"use client";
import { paceSentence } from "#lib/planning/rules";
import type { PlanItem } from "#lib/planning/types";
import { useNow } from "./use-now";

type RunClockProps = { items: readonly PlanItem[]; startedAt: Date; minutes: number; now: Date };

/** Whole minutes left against what is still planned. No seconds, no sound. */
export function RunClock({ items, startedAt, minutes, now: serverNow }: RunClockProps) {
  const now = useNow(serverNow, false);
  return <p className="type-figure text-lg font-medium">{paceSentence(items, startedAt, minutes, now)}</p>;
}
