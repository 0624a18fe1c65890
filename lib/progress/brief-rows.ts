import { and, desc, eq, gt, inArray, lt, sql } from "drizzle-orm";
import { checkIn } from "#db/schema/homework";
import { plan, planItem, session } from "#db/schema/planning";
import type { Tx } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import type { Id } from "#lib/kernel/ids";
import { SESSION_COLUMNS, toSession } from "#lib/planning/find-session";
import { looksBackOn } from "#lib/planning/rules-attendees";
import type { ItemKind, ItemState, SessionFacts } from "#lib/planning/types";

/** More homework than two people are given between two sessions. */
const MOST_TASKS = 60;

type Clinician = ActorOf<"clinician">;

/** The sessions before one that were held with whoever comes to it, newest first: for both, none with one alone. */
export async function heldBeforeIn(
  tx: Tx,
  actor: Clinician,
  coupleId: Id,
  before: Pick<SessionFacts, "startsAt" | "attendees">,
  most: number,
): Promise<SessionFacts[]> {
  const rows = await tx
    .select(SESSION_COLUMNS)
    .from(session)
    .where(
      and(
        ofTreatedCouple(actor, session, coupleId),
        eq(session.state, "closed"),
        lt(session.startsAt, before.startsAt),
        inArray(session.attendees, looksBackOn(before.attendees)),
      ),
    )
    .orderBy(desc(session.startsAt))
    .limit(most);
  return rows.map(toSession);
}

export type RunItem = {
  sessionId: Id;
  kind: ItemKind;
  title: string;
  exerciseSlug: string | null;
  exerciseVersion: number | null;
  minutes: number;
  state: ItemState;
};

/** What was planned for these sessions and what became of it, in order. */
export async function itemsOfIn(
  tx: Tx,
  actor: Clinician,
  coupleId: Id,
  sessions: readonly Id[],
): Promise<RunItem[]> {
  if (sessions.length === 0) return [];
  const rows = await tx
    .select({
      sessionId: plan.sessionId,
      kind: planItem.kind,
      title: planItem.title,
      exerciseSlug: planItem.exerciseSlug,
      exerciseVersion: planItem.exerciseVersion,
      minutes: sql<number>`coalesce(${planItem.actualMinutes}, ${planItem.minutes})::int`,
      state: planItem.state,
    })
    .from(planItem)
    .innerJoin(plan, and(eq(plan.practiceId, planItem.practiceId), eq(plan.id, planItem.planId)))
    .where(and(ofTreatedCouple(actor, planItem, coupleId), inArray(plan.sessionId, [...sessions])))
    .orderBy(planItem.position);
  return rows.map((row) => ({ ...row, kind: row.kind as ItemKind, state: row.state as ItemState }));
}

export type TaskRow = {
  taskId: Id;
  assignmentId: Id;
  slot: Slot;
  slug: string;
  version: number;
  dueOn: string;
  isOpen: boolean;
  isUnread: boolean;
  sentAt: Date | null;
  alert: string | null;
  useful: number | null;
  upset: number | null;
  again: number | null;
};

/** The shares of homework that are open, unread, or came in since; what was written is not among it. */
export async function tasksSinceIn(tx: Tx, actor: Clinician, coupleId: Id, since: Date): Promise<TaskRow[]> {
  const rows = (await tx.execute(sql`
    select t.id, t.assignment_id, t.slot, a.exercise_slug as slug, a.exercise_version as version,
      a.due_on::text as due_on, t.state = 'open' as is_open,
      t.state = 'submitted' and t.reviewed_at is null as is_unread,
      t.submitted_at, r.alert, r.useful, r.upset, r.again
    from task t
    join assignment a on a.practice_id = t.practice_id and a.id = t.assignment_id
    join couple c on c.practice_id = t.practice_id and c.id = t.couple_id and c.clinician_id = ${actor.userId}
    left join response r on r.practice_id = t.practice_id and r.task_id = t.id
    where t.practice_id = ${actor.practiceId} and t.couple_id = ${coupleId}
      and not a.is_waiting and (not t.waits or t.state <> 'open' or app.has_opened(t.id))
      and (t.state = 'open' and a.closed_at is null
        or t.state = 'submitted' and (t.reviewed_at is null or t.submitted_at > ${since.toISOString()}::timestamptz))
    order by t.submitted_at nulls last, a.due_on, t.id limit ${MOST_TASKS}`)) as unknown as {
    id: Id;
    assignment_id: Id;
    slot: Slot;
    slug: string;
    version: number;
    due_on: string;
    is_open: boolean;
    is_unread: boolean;
    submitted_at: string | null;
    alert: string | null;
    useful: number | null;
    upset: number | null;
    again: number | null;
  }[];
  return rows.map(({ id, assignment_id, due_on, is_open, is_unread, submitted_at, ...row }) => ({
    ...row,
    taskId: id,
    assignmentId: assignment_id,
    dueOn: due_on,
    isOpen: is_open,
    isUnread: is_unread,
    sentAt: submitted_at === null ? null : new Date(submitted_at),
  }));
}

/** Check-ins each sent since. */
export async function checkInsSinceIn(
  tx: Tx,
  actor: Clinician,
  coupleId: Id,
  since: Date,
): Promise<Readonly<Record<Slot, number>>> {
  const rows = await tx
    .select({ slot: checkIn.slot, sent: sql<number>`count(*)::int` })
    .from(checkIn)
    .where(and(ofTreatedCouple(actor, checkIn, coupleId), gt(checkIn.sentAt, since)))
    .groupBy(checkIn.slot);
  const of = (slot: Slot) => rows.find((row) => row.slot === slot)?.sent ?? 0;
  return { A: of("A"), B: of("B") };
}
