import { and, eq, gt, inArray, lt } from "drizzle-orm";
import { session } from "#db/schema/planning";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import type { Id } from "#lib/kernel/ids";
import { SESSION_COLUMNS, toSession } from "#lib/planning/find-session";
import { type AgreedTime, wallOf } from "#lib/planning/session-time";
import type { Reach, SessionFacts, WallTime } from "#lib/planning/types";

/** A session is at most three hours; a day on either side takes in whatever could lie over it. */
const DAY = 86_400_000;

/** The couple's sessions that are still to be held, around the times that are wanted. */
export async function openTimesIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  wanted: readonly { startsAt: Date }[],
): Promise<SessionFacts[]> {
  const times = wanted.map(({ startsAt }) => startsAt.getTime());
  const rows = await tx
    .select(SESSION_COLUMNS)
    .from(session)
    .where(
      and(
        ofTreatedCouple(actor, session, coupleId),
        inArray(session.state, ["planned", "running"]),
        gt(session.startsAt, new Date(Math.min(...times) - DAY)),
        lt(session.startsAt, new Date(Math.max(...times) + DAY)),
      ),
    );
  return rows.map(toSession);
}

export type AgreedSession = SessionFacts & { wall: WallTime; seriesId: Id | null; cancelledAt: Date | null };

type AgreedRow = Parameters<typeof toSession>[0] &
  AgreedTime & { seriesId: Id | null; cancelledAt: Date | null };

const toAgreed = ({ seriesId, cancelledAt, ...row }: AgreedRow): AgreedSession => ({
  ...toSession(row),
  wall: wallOf(row),
  seriesId,
  cancelledAt,
});

/**
 * A session and, with `later`, those of its series that come after it and are in the same state, in order of
 * time. Those cancelled at another time are no part of it. Empty where the session does not exist.
 */
export async function reachedIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  sessionId: Id,
  reach: Reach,
): Promise<AgreedSession[]> {
  const ofCouple = ofTreatedCouple(actor, session, coupleId);
  const columns = { ...SESSION_COLUMNS, seriesId: session.seriesId, cancelledAt: session.cancelledAt };
  const [row] = await tx
    .select(columns)
    .from(session)
    .where(and(ofCouple, eq(session.id, sessionId)))
    .for("update");
  if (!row) return [];
  const first = toAgreed(row);
  if (reach === "one" || first.seriesId === null) return [first];
  const series = await tx
    .select(columns)
    .from(session)
    .where(and(ofCouple, eq(session.seriesId, first.seriesId), eq(session.state, first.state)))
    .orderBy(session.startsAt);
  const later = series
    .map(toAgreed)
    .filter(
      (one) =>
        one.id !== first.id &&
        one.startsAt.getTime() > first.startsAt.getTime() &&
        one.cancelledAt?.getTime() === first.cancelledAt?.getTime(),
    );
  return [first, ...later];
}
