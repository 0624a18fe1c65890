import { and, desc, eq, isNull, ne, type SQL, sql } from "drizzle-orm";
import { assignment, task } from "#db/schema/homework";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import type { CoupleFacts } from "#lib/couples/find-couple";
import type { Follower } from "#lib/couples/followers";
import { needsYes } from "#lib/couples/fresh-yes";
import type { Exercise } from "#lib/exercises/types";
import {
  askNumber,
  type LastPieces,
  missingNumbers,
  occasionsOf,
  releaseOf,
  releasesFor,
  type TaskRelease,
} from "#lib/homework/rules-release";
import type { AssignHomeworkInput } from "#lib/homework/schema";
import { invalid } from "#lib/kernel/errors";
import type { Id } from "#lib/kernel/ids";

/** What follows one of these pieces, and what follows that. For a statement that reads `task`. */
function comesAfter(actor: ActorOf<"clinician">, coupleId: Id, pieces: readonly Follower[]): SQL {
  const ids = sql.join(
    pieces.map(({ id }) => sql`${id}::uuid`),
    sql`, `,
  );
  return sql`${task.id} in (
    with recursive next as (
      select n.id from task n where n.practice_id = ${actor.practiceId} and n.couple_id = ${coupleId} and n.id in (${ids})
      union
      select n.id from task n join next on n.follows = next.id
      where n.practice_id = ${actor.practiceId} and n.couple_id = ${coupleId})
    select next.id from next)`;
}

/**
 * The newest piece of homework of each partner that has not ended, whether it was sent or not. What waits for the very work
 * that is being given is none, nor what comes after that: the two would wait for each other.
 */
async function lastPiecesIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  followers: readonly Follower[],
): Promise<LastPieces> {
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
        followers.length > 0 ? sql`not ${comesAfter(actor, coupleId, followers)}` : undefined,
      ),
    )
    .orderBy(task.partnerId, desc(assignment.assignedAt), desc(assignment.id));
  return new Map(rows.map(({ partnerId, ...piece }) => [partnerId, piece]));
}

/**
 * When homework opens for each partner, once for every time it is given, and the day it is done around, which is never
 * before it opens for both. `followers` will wait for it. Throws "invalid_input" where nothing comes before it, beside a
 * number that is missing, and for work that needs a yes each time, which opens on that yes or not at all.
 */
export async function releaseIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  couple: CoupleFacts,
  exercise: Exercise,
  input: AssignHomeworkInput,
  { today, followers }: { today: string; followers: readonly Follower[] },
): Promise<{ releases: ReadonlyMap<Id, TaskRelease>; dueOn: string }[]> {
  const missing = missingNumbers(input);
  if (missing.length > 0) throw invalid(Object.fromEntries(missing.map((name) => [name, [askNumber(name)]])));
  const release = releaseOf(input);
  if (release.kind !== "now" && needsYes(exercise.exerciseClass))
    throw invalid({ opens: ["This asks both for a yes each time it is given. Let it open now."] });
  const partnerIds = couple.partners
    .filter(({ slot }) => input.for === "both" || input.for === slot)
    .map(({ id }) => id);
  const last: LastPieces =
    release.kind === "after" ? await lastPiecesIn(tx, actor, couple.id, followers) : new Map();
  if (release.kind === "after" && !partnerIds.some((id) => last.has(id)))
    throw invalid({ opens: ["Nothing is given that it could come after. Let it open now."] });
  const isTogether = exercise.exerciseClass !== "I";
  return occasionsOf(release, today, input.dueOn).map((occasion) =>
    releasesFor(release, occasion, { partnerIds, isTogether, today, last }),
  );
}
