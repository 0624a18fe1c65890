import { and, desc, eq, lt } from "drizzle-orm";
import { note, plan, session } from "#db/schema/planning";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { notFound } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";
import { SESSION_COLUMNS, toSession } from "#lib/planning/find-session";
import type { SessionLine } from "#lib/planning/types";

/** Sessions on one page of a couple's list. */
export const SESSIONS_PAGE = 25;

/**
 * The couple's sessions, newest first, 25 at a time; `before` is the number of the last one seen. Throws
 * "not_found".
 */
export async function listSessions(
  actor: ActorOf<"clinician">,
  coupleId: Id,
  before?: number,
): Promise<SessionLine[]> {
  return withActor(actor, (tx) => listSessionsIn(tx, actor, coupleId, before));
}

/** As `listSessions`, inside a transaction that is already open. */
export async function listSessionsIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  before?: number,
): Promise<SessionLine[]> {
  if (!isId(coupleId)) throw notFound();
  const ofCouple = ofTreatedCouple(actor, session, coupleId);
  const [, rows] = await Promise.all([
    getCoupleIn(tx, actor, coupleId),
    tx
      .select({ ...SESSION_COLUMNS, planState: plan.state, noteId: note.id })
      .from(session)
      .leftJoin(plan, and(eq(plan.practiceId, session.practiceId), eq(plan.sessionId, session.id)))
      .leftJoin(note, and(eq(note.practiceId, session.practiceId), eq(note.sessionId, session.id)))
      .where(and(ofCouple, before === undefined ? undefined : lt(session.number, before)))
      .orderBy(desc(session.number))
      .limit(SESSIONS_PAGE),
    recordAudit(tx, actor, { action: "read", entity: "session", coupleId, purpose: "list of sessions" }),
  ]);
  return rows.map(({ planState, noteId, ...row }) => ({
    ...toSession(row),
    planStatus: (planState ?? "none") as SessionLine["planStatus"],
    hasNote: noteId !== null,
  }));
}
