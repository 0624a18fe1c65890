"use client";
import { memo } from "react";
import type { Mechanism } from "#lib/exercises/types";
import { minutesOf } from "#lib/planning/rules";
import type { PlanItem } from "#lib/planning/types";
import { TimeBudgetBar } from "#ui/time-budget-bar";

type PlanBudgetProps = {
  items: readonly PlanItem[];
  leads: Readonly<Record<string, Mechanism>>;
  /** Of the session. */
  minutes: number;
};

function Budget({ items, leads, minutes: total }: PlanBudgetProps) {
  return (
    <TimeBudgetBar
      total={total}
      items={items
        .filter((item) => minutesOf(item) > 0)
        .map(({ id, title, minutes, exerciseSlug }) => {
          return { id, title, minutes, mechanism: (exerciseSlug && leads[exerciseSlug]) || null };
        })}
    />
  );
}

/** The minutes of the plan against the session's; drawn anew only for another list. */
export const PlanBudget = memo(Budget);
