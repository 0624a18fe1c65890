import type { HoldGate } from "#lib/couples/gates";
import type { ExerciseClass } from "#lib/exercises/types";
import type { Id } from "#lib/kernel/ids";

/** What was decided, by whom and why; a refusal has no last day. */
export type Decision = {
  outcome: "agreed" | "refused";
  note: string;
  by: string;
  at: Date;
  /** ISO date. */
  until: string | null;
};

/** One request to co-sign. Nothing in it says whose couple it is about. */
export type CoSign = {
  id: Id;
  gate: HoldGate;
  exerciseClass: ExerciseClass;
  reason: string;
  askedBy: string;
  askedAt: Date;
  decision: Decision | null;
};
