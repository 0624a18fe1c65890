import { and, desc, eq, isNull, ne } from "drizzle-orm";
import { assignment, task } from "#db/schema/homework";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import type { CoupleFacts } from "#lib/couples/find-couple";
import { needsYes } from "#lib/couples/fresh-yes";
import type { Exercise } from "#lib/exercises/types";
import {
  type LastPieces,
  occasionsOf,
  releaseOf,
  releasesFor,
  type TaskRelease,
} from "#lib/homework/rules-release";
import type { AssignHomeworkInput } from "#lib/homework/schema";
import { invalid } from "#lib/kernel/errors";
import type { Id } from "#lib/kernel/ids";

/** The newest piece of homework of each partner that has not ended, whether it was sent or not. */
export async function lastPiecesIn(tx: Tx, actor: ActorOf<"clinician">, coupleId: Id): Promise<LastPieces> {
  const rows = await tx
    .selectDistinctOn([task.partnerId], {
      partnerId: task.partnerId,
      taskId: task.id,
      dueOn: assignment.dueOn,
    })
    .from(task)
    .innerJoin(
      assignment,
      and(eq(assignment.practiceId, task.practiceId), eq(assignment.id, task.assignmentId)),
    )
    .where(
      and(
        ofTreatedCouple(actor, task, coupleId),
        ne(task.state, "withdrawn"),
        eq(task.isStandIn, false),
        eq(assignment.givenIn, "home"),
        isNull(assignment.closedAt),
      ),
    )
    .orderBy(task.partnerId, desc(assignment.assignedAt), desc(assignment.id));
  return new Map(rows.map(({ partnerId, ...piece }) => [partnerId, piece]));
}

/**
 * When homework opens for each partner, once for every time it is given, and the day it is done around, which is never
 * before it opens for both. Throws "invalid_input" where nothing comes before it, and for a repeat of work that needs
 * a yes each time.
 */
export async function releaseIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  couple: CoupleFacts,
  exercise: Exercise,
  input: AssignHomeworkInput,
  today: string,
): Promise<{ releases: ReadonlyMap<Id, TaskRelease>; dueOn: string }[]> {
  const release = releaseOf(input);
  if (release.kind === "every" && needsYes(exercise.exerciseClass))
    throw invalid({ opens: ["This asks both for a yes each time it is given. Give it once."] });
  const partnerIds = couple.partners
    .filter(({ slot }) => input.for === "both" || input.for === slot)
    .map(({ id }) => id);
  const last: LastPieces = release.kind === "after" ? await lastPiecesIn(tx, actor, couple.id) : new Map();
  if (release.kind === "after" && !partnerIds.some((id) => last.has(id)))
    throw invalid({ opens: ["Nothing is given that it could come after. Let it open now."] });
  const isTogether = exercise.exerciseClass !== "I";
  return occasionsOf(release, today, input.dueOn).map((occasion) => {
    const releases = releasesFor(release, occasion, { partnerIds, isTogether, today, last });
    const days = [occasion.dueOn, ...[...releases.values()].flatMap(({ opensOn }) => opensOn ?? [])];
    return { releases, dueOn: days.toSorted().at(-1) ?? occasion.dueOn };
  });
}
