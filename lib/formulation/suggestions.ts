import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import type { CoupleFacts } from "#lib/couples/find-couple";
import { careReason, type Limits, lockReason } from "#lib/couples/lock-reason";
import type { Exercise } from "#lib/exercises/types";
import { exerciseHistoryIn } from "#lib/formulation/exercise-history";
import { type Suggestions, suggest } from "#lib/formulation/rules-suggest";
import type { GateWord, Profile } from "#lib/formulation/types";

/** Where an exercise would be done first. */
const placeOf = ({ format }: Exercise) => (format === "homework" ? "home" : "session");

/**
 * What everything but the ceiling does to an exercise; the ceiling is a filter of its own, so that a list never says
 * of it more than that the exercise goes too far.
 */
function gateWord(exercise: Exercise, limits: Limits): GateWord {
  const open = { ...limits, ceiling: 3 };
  const reason = lockReason(exercise, open, placeOf(exercise));
  if (reason) return { effect: "block", reason };
  const care = careReason(exercise, open, placeOf(exercise));
  return { effect: care ? "warn" : "none", reason: care };
}

/**
 * The suggestions for a couple that was read through the caseload scope: one query for how things went, the rest is
 * the rules of the formulation paper, section 6. Nothing is chosen for anybody.
 */
export async function suggestionsIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  given: {
    couple: CoupleFacts;
    limits: Limits;
    profile: Profile;
    exercises: readonly Exercise[];
    slotMinutes: number;
    now: Date;
  },
): Promise<Suggestions> {
  const { couple, limits, profile, exercises, slotMinutes, now } = given;
  const history = await exerciseHistoryIn(tx, actor, couple, now);
  return suggest(
    exercises.map((exercise) => ({ ...exercise, gate: gateWord(exercise, limits) })),
    { profile, stage: couple.stage, ceiling: limits.ceiling, slotMinutes, lacks: [], history },
  );
}
