import { and, asc, eq, gte, inArray, isNotNull, isNull } from "drizzle-orm";
import { note } from "#db/schema/notes";
import { plan, session } from "#db/schema/planning";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import type { Id } from "#lib/kernel/ids";
import { SESSION_COLUMNS, toSession } from "#lib/planning/find-session";
import { lookedBackOnBy } from "#lib/planning/rules-attendees";
import type { SessionFacts } from "#lib/planning/types";

/** A plan whose session is over stays as it is: when its record was signed, and where a copy of it can go. */
export type ClosedPlan = {
  signedAt: Date | null;
  /** Coming sessions without a plan, nearest first. */
  copyTo: readonly Pick<SessionFacts, "id" | "number" | "startsAt" | "zone">[];
};

/** So many coming sessions are offered to copy a plan into. */
const MOST_TARGETS = 6;

/**
 * Of a plan whose session is over: when its record was signed, and the coming sessions without a plan that may look
 * back on it, nearest first; null for a session that is not over. What the record says is not read.
 */
export async function closedPlanIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  { id, state, attendees }: SessionFacts,
  now: Date,
): Promise<ClosedPlan | null> {
  if (state !== "closed") return null;
  const record = attendees === "both" ? "joint" : attendees.toLowerCase();
  const [[signed], coming] = await Promise.all([
    tx
      .select({ signedAt: note.signedAt })
      .from(note)
      .where(
        and(
          ofTreatedCouple(actor, note, coupleId),
          eq(note.sessionId, id),
          eq(note.record, record),
          isNotNull(note.signedAt),
        ),
      ),
    tx
      .select(SESSION_COLUMNS)
      .from(session)
      .leftJoin(plan, and(eq(plan.practiceId, session.practiceId), eq(plan.sessionId, session.id)))
      .where(
        and(
          ofTreatedCouple(actor, session, coupleId),
          eq(session.state, "planned"),
          gte(session.startsAt, now),
          isNull(plan.id),
          inArray(session.attendees, lookedBackOnBy(attendees)),
        ),
      )
      .orderBy(asc(session.startsAt))
      .limit(MOST_TARGETS),
  ]);
  return {
    signedAt: signed?.signedAt ?? null,
    copyTo: coming.map(toSession).map(({ id: target, number, startsAt, zone }) => ({
      id: target,
      number,
      startsAt,
      zone,
    })),
  };
}
