import { and, asc, desc, eq, isNotNull, sql } from "drizzle-orm";
import { practice } from "#db/schema/accounts";
import { session } from "#db/schema/planning";
import { sessionCheck } from "#db/schema/run";
import type { Tx } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import type { EndedLately } from "#lib/homework/rules-hand-over";
import type { Id } from "#lib/kernel/ids";
import type { Attendees } from "#lib/planning/types";

/**
 * The sessions of a couple that can be looked back on, newest first: until the end of the day after in the practice, as
 * `app.check_session` has it. For the treating clinician.
 */
export async function endedLatelyIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
): Promise<EndedLately[]> {
  const rows = await tx
    .select({ id: session.id, attendees: session.attendees })
    .from(session)
    .innerJoin(practice, eq(practice.id, session.practiceId))
    .where(
      and(
        ofTreatedCouple(actor, session, coupleId),
        isNotNull(session.startedAt),
        sql`(now() at time zone ${practice.timeZone})::date <= (${session.endedAt} at time zone ${practice.timeZone})::date + 1`,
      ),
    )
    .orderBy(desc(session.endedAt), desc(session.id));
  return rows.map(({ id, attendees }) => ({ id, attendees: attendees as Attendees }));
}

/** Who sent the lines after a session. */
export async function checkedByIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  sessionId: Id,
): Promise<Slot[]> {
  const rows = await tx
    .select({ slot: sessionCheck.slot })
    .from(sessionCheck)
    .where(and(ofTreatedCouple(actor, sessionCheck, coupleId), eq(sessionCheck.sessionId, sessionId)))
    .orderBy(asc(sessionCheck.slot));
  return rows.map(({ slot }) => slot as Slot);
}
