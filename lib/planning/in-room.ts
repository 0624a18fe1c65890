import { and, eq } from "drizzle-orm";
import { assignment } from "#db/schema/homework";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { type FoundExercise, refKey } from "#lib/exercises/find-exercise";
import { questionsOf } from "#lib/exercises/rules";
import type { Id } from "#lib/kernel/ids";
import { exerciseRefs } from "#lib/planning/exercise-refs";
import type { PlanFacts, RunPage } from "#lib/planning/types";

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
    const [ref] = exerciseRefs([item]);
    const exercise = ref && exercises.get(refKey(ref))?.exercise;
    return exercise !== undefined && questionsOf(exercise).length > 0;
  });
  return Object.fromEntries(items.map(({ id }) => [id, given.has(id) ? "given" : "to_give"]));
}
