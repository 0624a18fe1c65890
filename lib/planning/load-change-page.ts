import { and, eq, gt, sql } from "drizzle-orm";
import { session } from "#db/schema/planning";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { notFound } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";
import { getSessionIn } from "#lib/planning/find-session";
import { wallOf } from "#lib/planning/session-time";
import type { CoupleLine, SessionFacts, WallTime } from "#lib/planning/types";

export type ChangePage = {
  couple: CoupleLine;
  session: SessionFacts;
  wall: WallTime;
  /** The minutes of the sessions of the same series that come after it and can change along, in order. */
  later: readonly number[];
};

/** What the page starts from on which a session is moved or cancelled. Throws "not_found". */
export async function loadChangePage(
  actor: ActorOf<"clinician">,
  coupleId: Id,
  sessionId: Id,
): Promise<ChangePage> {
  if (!isId(coupleId) || !isId(sessionId)) throw notFound();
  return withActor(actor, async (tx) => {
    const mine = ofTreatedCouple(actor, session, coupleId);
    const [{ id, codeName, sessionMinutes }, found, [agreed], later] = await Promise.all([
      getCoupleIn(tx, actor, coupleId),
      getSessionIn(tx, actor, coupleId, sessionId),
      tx
        .select({ localDate: session.localDate, localTime: session.localTime, zone: session.zone })
        .from(session)
        .where(and(mine, eq(session.id, sessionId))),
      tx
        .select({ minutes: session.minutes })
        .from(session)
        .where(
          and(
            mine,
            eq(session.state, "planned"),
            sql`${session.seriesId} = (select s.series_id from ${session} s
              where s.practice_id = ${actor.practiceId} and s.id = ${sessionId})`,
            gt(
              session.startsAt,
              sql`(select s.starts_at from ${session} s where s.practice_id = ${actor.practiceId} and s.id = ${sessionId})`,
            ),
          ),
        )
        .orderBy(session.startsAt),
      recordAudit(tx, actor, {
        action: "read",
        entity: "session",
        entityId: sessionId,
        coupleId,
        purpose: "change page",
      }),
    ]);
    if (!agreed) throw notFound();
    return {
      couple: { id, codeName, sessionMinutes },
      session: found,
      wall: wallOf(agreed),
      later: later.map(({ minutes }) => minutes),
    };
  });
}
