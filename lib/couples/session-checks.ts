import { and, desc, eq, sql } from "drizzle-orm";
import { session } from "#db/schema/planning";
import { sessionCheck } from "#db/schema/run";
import type { Tx } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import {
  type CheckOfSlot,
  type SessionCheckFlag,
  sessionCheckFlags,
  sessionCheckTotal,
} from "#lib/couples/rules-session-check";
import type { Id } from "#lib/kernel/ids";

/** Two partners, and the one before of each. */
const SESSIONS_READ = 12;

export type SessionChecks = {
  sessionId: Id;
  number: number;
  checks: readonly CheckOfSlot[];
  flags: readonly SessionCheckFlag[];
};

/**
 * What the partners said of one session, or of the newest that either did, with what to look closer at. For the
 * treating therapist alone. The page that shows it audits the read.
 */
export async function sessionChecksIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  sessionId: Id | null = null,
): Promise<SessionChecks | null> {
  const rows = await tx
    .select({
      sessionId: sessionCheck.sessionId,
      number: session.number,
      slot: sessionCheck.slot,
      s1: sessionCheck.s1,
      s2: sessionCheck.s2,
      s3: sessionCheck.s3,
      s4: sessionCheck.s4,
    })
    .from(sessionCheck)
    .innerJoin(
      session,
      and(eq(session.practiceId, sessionCheck.practiceId), eq(session.id, sessionCheck.sessionId)),
    )
    .where(
      and(
        ofTreatedCouple(actor, sessionCheck, coupleId),
        sessionId === null
          ? sql`true`
          : sql`${session.startedAt} <= (select one.started_at from session one
              where one.practice_id = session_check.practice_id and one.id = ${sessionId})`,
      ),
    )
    .orderBy(desc(session.startedAt), desc(session.number), sessionCheck.slot)
    .limit(2 * SESSIONS_READ);
  const of = sessionId ?? rows[0]?.sessionId;
  const here = rows.filter((row) => row.sessionId === of);
  const [first] = here;
  if (!first) return null;
  const checks = here.map(({ slot, s1, s2, s3, s4 }): CheckOfSlot => {
    const before = rows.find((row) => row.sessionId !== of && row.slot === slot);
    return {
      slot: slot as Slot,
      answers: { s1, s2, s3, s4 },
      lastTotal: before ? sessionCheckTotal(before) : null,
    };
  });
  return { sessionId: first.sessionId, number: first.number, checks, flags: sessionCheckFlags(checks) };
}
