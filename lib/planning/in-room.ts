import { and, eq } from "drizzle-orm";
import { assignment } from "#db/schema/homework";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import type { YesStatus } from "#lib/couples/fresh-yes";
import { careReason, type Limits } from "#lib/couples/lock-reason";
import { type FoundExercise, refKey } from "#lib/exercises/find-exercise";
import { questionsOf } from "#lib/exercises/rules";
import type { Exercise } from "#lib/exercises/types";
import type { Id } from "#lib/kernel/ids";
import { exerciseRefs } from "#lib/planning/exercise-refs";
import type { Guide, PlanFacts, PlanItem, RunPage } from "#lib/planning/types";

/** The plan items whose exercises were given to the couple in this session. */
export async function givenInSessionIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  sessionId: Id,
): Promise<ReadonlySet<Id>> {
  const rows = await tx
    .select({ itemId: assignment.requestId })
    .from(assignment)
    .where(
      and(
        ofTreatedCouple(actor, assignment, coupleId),
        eq(assignment.sessionId, sessionId),
        eq(assignment.givenIn, "session"),
      ),
    );
  return new Set(rows.map(({ itemId }) => itemId));
}

/** Of each exercise of a plan that has questions for the couple: whether it was given. */
export function roomOf(
  plan: PlanFacts | null,
  exercises: ReadonlyMap<string, FoundExercise>,
  given: ReadonlySet<Id>,
): RunPage["room"] {
  const items = (plan?.items ?? []).filter((item) => {
    const exercise = exerciseOf(item, exercises);
    return exercise !== undefined && questionsOf(exercise).length > 0;
  });
  return Object.fromEntries(items.map(({ id }) => [id, given.has(id) ? "given" : "to_give"]));
}

function exerciseOf(item: PlanItem, exercises: ReadonlyMap<string, FoundExercise>): Exercise | undefined {
  const [ref] = exerciseRefs([item]);
  return ref && exercises.get(refKey(ref))?.exercise;
}

/** Of each exercise of a plan that needs a fresh yes from both: how that stands. */
export function yesOf(
  plan: PlanFacts | null,
  exercises: ReadonlyMap<string, FoundExercise>,
  status: readonly YesStatus[],
): RunPage["yes"] {
  return Object.fromEntries(
    (plan?.items ?? []).flatMap((item) => {
      const exerciseClass = exerciseOf(item, exercises)?.exerciseClass;
      const found = status.find((one) => one.exerciseClass === exerciseClass);
      return found ? [[item.id, found]] : [];
    }),
  );
}

/** What to say and do in each exercise of a plan. */
export function guidesOf(
  found: PlanFacts | null,
  exercises: ReadonlyMap<string, FoundExercise>,
  isAdapted: boolean,
): RunPage["guides"] {
  const guides: Record<Id, Guide> = {};
  for (const item of found?.items ?? []) {
    const exercise = exerciseOf(item, exercises);
    if (!exercise) continue;
    guides[item.id] = guideOf(exercise, isAdapted);
  }
  return guides;
}

/** What is at hand for one exercise, with how to adapt it where the couple's notes on that are open. */
export function guideOf(exercise: Exercise, isAdapted: boolean): Guide {
  const { aim, steps, qualityCue, stopLine, adaptations } = exercise;
  return { aim, steps, qualityCue, stopLine, adaptations: isAdapted ? adaptations : [] };
}

/** Of each exercise of a plan that a gate asks to weigh before it is given in the room: what it says. */
export function careOf(
  plan: PlanFacts | null,
  exercises: ReadonlyMap<string, FoundExercise>,
  limits: Limits,
): RunPage["care"] {
  return Object.fromEntries(
    (plan?.items ?? []).flatMap((item) => {
      const exercise = exerciseOf(item, exercises);
      const care = exercise && careReason(exercise, limits, "session");
      return care ? [[item.id, care]] : [];
    }),
  );
}
