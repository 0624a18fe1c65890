import { and, asc, eq, isNull, ne, or, sql } from "drizzle-orm";
import { assignment, task } from "#db/schema/homework";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { ofTreatedCouple } from "#lib/access/scope";
import { hasOpenedFor } from "#lib/couples/followers";
import { shareOf } from "#lib/couples/rules-not-now";
import { type ExerciseRef, refKey, titlesIn } from "#lib/exercises/find-exercise";
import { findExercise } from "#lib/exercises/queries";
import type { Id } from "#lib/kernel/ids";
import { countLaterTimesIn } from "#lib/planning/later-times";
import type { OpenHomework } from "#lib/planning/types";

/** The couple's homework that is still open, oldest first, but for what `sessionId` itself gave out and what has not opened yet. */
export async function openHomeworkIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  sessionId: Id,
): Promise<OpenHomework[]> {
  // Before anything is under way: what throws between two statements would leave the first one's refusal unheard.
  requireRole(actor, "clinician");
  const [laterTimesOf, rows] = await Promise.all([
    countLaterTimesIn(tx, actor, coupleId),
    rowsIn(tx, actor, coupleId, sessionId),
  ]);
  const titleOf = await exerciseTitlesIn(tx, actor, rows.map(versionOf));
  const byId = new Map<Id, OpenHomework>();
  for (const { slot, state, isShort, notNow, notNowOn, assignedAt, sessionId: givenIn, ...row } of rows) {
    const homework = byId.get(row.assignmentId) ?? {
      ...row,
      laterTimes: laterTimesOf({ exerciseSlug: row.exerciseSlug, assignedAt, sessionId: givenIn }),
      title: titleOf(versionOf(row)),
      sent: [],
    };
    if (slot && state)
      homework.sent.push(shareOf({ slot, state, isShort: isShort ?? false, notNow, notNowOn }));
    byId.set(row.assignmentId, homework);
  }
  return [...byId.values()];
}

/** A row for each partner's share of it. */
function rowsIn(tx: Tx, actor: ActorOf<"clinician">, coupleId: Id, sessionId: Id) {
  return tx
    .select({
      assignmentId: assignment.id,
      exerciseSlug: assignment.exerciseSlug,
      exerciseVersion: assignment.exerciseVersion,
      smaller: assignment.smaller,
      timesCarried: assignment.timesCarried,
      assignedAt: assignment.assignedAt,
      sessionId: assignment.sessionId,
      isHeld: sql<boolean>`app.is_homework_refused(${assignment.id})`,
      slot: task.slot,
      state: task.state,
      isShort: task.isShort,
      notNow: task.notNow,
      notNowOn: task.notNowOn,
    })
    .from(assignment)
    .leftJoin(
      task,
      and(
        eq(task.practiceId, assignment.practiceId),
        eq(task.coupleId, assignment.coupleId),
        eq(task.assignmentId, assignment.id),
        ne(task.state, "withdrawn"),
      ),
    )
    .where(
      and(
        ofTreatedCouple(actor, assignment, coupleId),
        isNull(assignment.closedAt),
        eq(assignment.isWaiting, false),
        hasOpenedFor(),
        or(isNull(assignment.sessionId), ne(assignment.sessionId, sessionId)),
        // What this very plan carried on was decided about with it, also when it is opened again.
        sql`not exists (select from plan p where p.practice_id = assignment.practice_id
          and p.session_id = ${sessionId} and (p.finalised_at = assignment.assigned_at
            or exists (select from plan_version v where v.practice_id = p.practice_id and v.plan_id = p.id
              and v.finalised_at = assignment.assigned_at)))`,
      ),
    )
    .orderBy(asc(assignment.assignedAt), asc(assignment.id), asc(task.slot));
}

const versionOf = (row: { exerciseSlug: string; exerciseVersion: number }): ExerciseRef => ({
  slug: row.exerciseSlug,
  version: row.exerciseVersion,
});

/** The titles of exercises as they were given, or as they are named now when that version is gone. */
export async function exerciseTitlesIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  given: readonly ExerciseRef[],
): Promise<(ref: ExerciseRef) => string> {
  const titles = await titlesIn(tx, actor, given);
  return (ref) => titles.get(refKey(ref)) ?? findExercise(ref.slug)?.title ?? "An earlier exercise";
}
