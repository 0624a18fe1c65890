import { and, asc, eq, gt, inArray, ne, sql } from "drizzle-orm";
import { assignment, task } from "#db/schema/homework";
import { session } from "#db/schema/planning";
import type { Tx } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { waitingPiecesIn } from "#lib/couples/waiting-pieces";
import type { Id } from "#lib/kernel/ids";
import { SESSION_COLUMNS, toSession } from "#lib/planning/find-session";
import type { GivenHomework } from "#lib/planning/given-homework";
import { moreReasonPlace } from "#lib/planning/more-reason-place";
import { exerciseTitlesIn } from "#lib/planning/open-homework";
import { looksBackOn } from "#lib/planning/rules-attendees";
import { dateAfter, wallTimeOf } from "#lib/planning/session-time";
import type { SessionFacts } from "#lib/planning/types";
import { unseal } from "#lib/secrets/box";
import { loadKeys } from "#lib/secrets/data-keys";

type Clinician = ActorOf<"clinician">;

/** The next session's day, or a week after this one; when that has passed, a week from today. */
export function proposedDueDay(held: SessionFacts, next: SessionFacts | null, now: Date): string {
  const day = next ? wallTimeOf(next.startsAt, next.zone).date : dateAfter(held.startsAt, held.zone, 7);
  return day < wallTimeOf(now, held.zone).date ? dateAfter(now, held.zone, 7) : day;
}

/** The homework the couple leaves with: what is open now, whether given in this session or carried into it. */
export async function homeworkAfterIn(
  tx: Tx,
  actor: Clinician,
  coupleId: Id,
  sessionId: Id,
): Promise<GivenHomework[]> {
  const rows = await tx
    .select({
      id: assignment.id,
      slug: assignment.exerciseSlug,
      version: assignment.exerciseVersion,
      dueOn: assignment.dueOn,
      moreSealed: assignment.moreReasonSealed,
      smaller: assignment.smaller,
      givenIn: assignment.givenIn,
      isRefused: sql<boolean>`app.is_homework_refused(${assignment.id})`,
      sessionId: assignment.sessionId,
      slot: task.slot,
      state: task.state,
      isStandIn: task.isStandIn,
    })
    .from(assignment)
    .innerJoin(
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
        sql`${assignment.closedAt} is null and not ${assignment.isWaiting}`,
      ),
    )
    .orderBy(asc(assignment.assignedAt), asc(assignment.id), asc(task.slot));
  const titleOf = await exerciseTitlesIn(tx, actor, rows);
  const waiting = await waitingPiecesIn(tx, actor, coupleId);
  const byId = new Map<Id, GivenHomework>();
  const key = rows.some(({ moreSealed }) => moreSealed)
    ? (await loadKeys(tx, actor, coupleId, ["therapist"])).of("therapist")
    : null;
  for (const row of rows) {
    const given = byId.get(row.id) ?? {
      assignmentId: row.id,
      title: titleOf(row),
      slots: [],
      dueOn: row.dueOn,
      smaller: row.smaller,
      isHome: row.givenIn === "home",
      isStandIn: row.isStandIn,
      isNew: row.sessionId === sessionId,
      left: 0,
      isHeld: row.isRefused,
      waits: waiting.get(row.id) ?? [],
      more:
        key && row.moreSealed
          ? unseal(key, moreReasonPlace(actor.practiceId, coupleId, row.id), row.moreSealed)
          : null,
    };
    given.slots.push(row.slot as Slot);
    if (row.state === "open") given.left += 1;
    byId.set(row.id, given);
  }
  return [...byId.values()];
}

/** The session after one for whoever was in that, if it is set: a meeting with one alone is none for both, nor for the other. */
export async function nextSessionIn(
  tx: Tx,
  actor: Clinician,
  coupleId: Id,
  after: SessionFacts,
): Promise<SessionFacts | null> {
  const [row] = await tx
    .select(SESSION_COLUMNS)
    .from(session)
    .where(
      and(
        ofTreatedCouple(actor, session, coupleId),
        inArray(session.state, ["planned", "running"]),
        gt(session.startsAt, after.startsAt),
        inArray(session.attendees, looksBackOn(after.attendees)),
      ),
    )
    .orderBy(asc(session.startsAt))
    .limit(1);
  return row ? toSession(row) : null;
}
