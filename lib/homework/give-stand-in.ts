import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import type { CoupleFacts } from "#lib/couples/find-couple";
import type { Limits } from "#lib/couples/lock-reason";
import { openSlugsIn } from "#lib/couples/open-slugs";
import { getsStandIn, mayStandIn, suggestedStandIn } from "#lib/couples/rules-stand-in";
import { requireWeighed, type Weighed } from "#lib/couples/weigh-gates";
import { choosableIn, exerciseToGiveIn } from "#lib/exercises/find-exercise";
import type { Exercise } from "#lib/exercises/types";
import type { AssignHomeworkInput } from "#lib/homework/schema";
import { writeAssignmentIn } from "#lib/homework/write-assignment";
import { invalid } from "#lib/kernel/errors";
import { type Id, newId } from "#lib/kernel/ids";

/** What takes the place of homework that is kept back, and what was weighed for it. */
export type StandIn = { exercise: Exercise; weighed: Weighed };

/**
 * The exercise that is to take the place of homework while that is kept back: the one that is suggested, or the one the
 * clinician chose. Null where none is wanted or none fits. Throws "invalid_input" beside the choice for one that cannot
 * be given now itself.
 */
export async function chooseStandInIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  main: Exercise,
  limits: Limits,
  { coupleId, standIn, reason }: Pick<AssignHomeworkInput, "coupleId" | "standIn" | "reason">,
): Promise<StandIn | null> {
  if (!standIn || !getsStandIn(main.exerciseClass)) return null;
  const exercise =
    "slug" in standIn
      ? await exerciseToGiveIn(tx, actor, standIn.slug)
      : suggestedStandIn(main, await choosableIn(tx, actor), limits, await openSlugsIn(tx, actor, coupleId));
  if (!exercise && !("slug" in standIn)) return null;
  if (!exercise || exercise === "retired" || exercise.slug === main.slug || !mayStandIn(exercise, limits))
    throw invalid({ standIn: ["Choose work done alone or joint talk that can be given now."] });
  return { exercise, weighed: requireWeighed(exercise, limits, "home", reason) };
}

/** Gives it along with the homework whose place it may take, to the same partners. */
export async function giveStandInIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  couple: CoupleFacts,
  { exercise, weighed }: StandIn,
  given: Pick<AssignHomeworkInput, "sessionId" | "smaller" | "dueOn" | "for"> & {
    standsInFor: Id;
    agreed: Limits["agreed"];
  },
  now: Date,
): Promise<void> {
  const more = { smaller: false, requestId: newId(), givenIn: "home", weighed } as const;
  await writeAssignmentIn(tx, actor, couple, exercise, { ...given, ...more }, now);
}
