import { and, asc, eq } from "drizzle-orm";
import { plan, planItem, session } from "#db/schema/planning";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { notFound } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";
import { type AgreedTime, startOf } from "#lib/planning/session-time";
import type {
  Attendees,
  EveryWeeks,
  PlanFacts,
  PlanItem,
  PlanState,
  SessionFacts,
  SessionState,
} from "#lib/planning/types";

export const SESSION_COLUMNS = {
  id: session.id,
  number: session.number,
  localDate: session.localDate,
  localTime: session.localTime,
  zone: session.zone,
  minutes: session.minutes,
  attendees: session.attendees,
  everyWeeks: session.everyWeeks,
  state: session.state,
  startedAt: session.startedAt,
  endedAt: session.endedAt,
};

type SessionRow = Omit<SessionFacts, "state" | "startsAt" | "attendees" | "everyWeeks"> &
  AgreedTime & { state: string; attendees: string; everyWeeks: number | null };

export function toSession({ localDate, localTime, ...row }: SessionRow): SessionFacts {
  return {
    ...row,
    startsAt: startOf({ localDate, localTime, zone: row.zone }),
    attendees: row.attendees as Attendees,
    everyWeeks: row.everyWeeks as EveryWeeks | null,
    state: row.state as SessionState,
  };
}

/**
 * A session of a couple on the actor's caseload. With `lock`, holds the row until the transaction ends.
 * Throws "not_found" for malformed, foreign and unknown ids, all alike.
 */
export async function getSessionIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  sessionId: Id,
  options: { lock?: boolean } = {},
): Promise<SessionFacts> {
  if (!isId(coupleId) || !isId(sessionId)) throw notFound();
  const query = tx
    .select(SESSION_COLUMNS)
    .from(session)
    .where(and(ofTreatedCouple(actor, session, coupleId), eq(session.id, sessionId)));
  const [row] = options.lock ? await query.for("update") : await query;
  if (!row) throw notFound();
  return toSession(row);
}

const ITEM_COLUMNS = {
  id: planItem.id,
  phase: planItem.phase,
  kind: planItem.kind,
  title: planItem.title,
  minutes: planItem.minutes,
  exerciseSlug: planItem.exerciseSlug,
  exerciseVersion: planItem.exerciseVersion,
  assignmentId: planItem.assignmentId,
  disposition: planItem.disposition,
  state: planItem.state,
  actualMinutes: planItem.actualMinutes,
  leaveOut: planItem.leaveOut,
  addedInRun: planItem.addedInRun,
  runPlace: planItem.runPlace,
};

/** The plan of a session with its items in order; null while there is none. One statement. */
export async function findPlanIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  sessionId: Id,
): Promise<PlanFacts | null> {
  const rows = await tx
    .select({
      id: plan.id,
      version: plan.version,
      state: plan.state,
      savedAt: plan.updatedAt,
      builtIn: plan.builtIn,
      item: ITEM_COLUMNS,
    })
    .from(plan)
    .leftJoin(planItem, and(eq(planItem.practiceId, plan.practiceId), eq(planItem.planId, plan.id)))
    .where(and(ofTreatedCouple(actor, plan, coupleId), eq(plan.sessionId, sessionId)))
    .orderBy(asc(planItem.position));
  const [first] = rows;
  if (!first) return null;
  return {
    id: first.id,
    version: first.version,
    state: first.state as PlanState,
    savedAt: first.savedAt,
    builtIn: first.builtIn,
    items: rows.flatMap((row) => (row.item ? [row.item as PlanItem] : [])),
  };
}
