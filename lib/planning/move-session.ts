import { and, eq, sql } from "drizzle-orm";
import { session } from "#db/schema/planning";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { DomainError, notFound } from "#lib/kernel/errors";
import { isId } from "#lib/kernel/ids";
import { refreshNextSession } from "#lib/planning/next-session";
import { openTimesIn, reachedIn } from "#lib/planning/open-times";
import { canChangeTime, canSchedule, enforce } from "#lib/planning/policy";
import { dayLabel } from "#lib/planning/rules";
import { firstOverlap, minutesBetween, movedBy } from "#lib/planning/rules-series";
import type { MoveSessionInput } from "#lib/planning/schema";
import { instantOf } from "#lib/planning/session-time";

const lengthChanged = (minutes: number) =>
  new DomainError("conflict", "The length was changed in another window. Nothing was changed here.", {
    minutes: [`This session is ${minutes} minutes long by now. What you press next counts.`],
  });

/** `sessions` counts what was changed, 0 where it was so already; `stays` where no time was, but a length at most. */
export type MovedSession = { startsAt: Date; sessions: number; stays: boolean };

/**
 * Gives a session another day or time on the wall, or another length; with `later`, all that come after it in its series
 * move by as much, and a length that was changed is that of them all. `lengths` gives each its own back. Numbers and
 * plans stay. Throws "not_found", "invalid_input" for an unknown zone or day, and "conflict" where it has begun (but for the
 * length of one that is on), is cancelled, the time is taken, or its length is to be changed and is not the one that was `drawn`.
 */
export async function moveSession(
  actor: ActorOf<"clinician">,
  input: MoveSessionInput,
  clock: Clock = systemClock,
): Promise<MovedSession> {
  return withActor(actor, (tx) => moveSessionIn(tx, actor, input, clock));
}

/** As `moveSession`, inside a transaction that is already open. */
export async function moveSessionIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  { coupleId, sessionId, reach, minutes: given, drawn, lengths, ...to }: MoveSessionInput,
  clock: Clock = systemClock,
): Promise<MovedSession> {
  if (!isId(coupleId) || !isId(sessionId)) throw notFound();
  const couple = await getCoupleIn(tx, actor, coupleId, { lock: true });
  const reached = await reachedIn(tx, actor, coupleId, sessionId, reach);
  const [first] = reached;
  if (!first) throw notFound();
  const startsAt = instantOf(to);
  const by = minutesBetween(first.wall, to);
  const stays = by === 0 && to.zone === first.wall.zone;
  enforce(canChangeTime(first, { stays }));
  // A length that nobody touched is no wish: the row's own stays, whatever it is by now.
  const wanted = given === drawn ? undefined : given;
  const isBehind = drawn !== undefined && drawn !== first.minutes;
  if (isBehind && (wanted !== undefined || lengths)) throw lengthChanged(first.minutes);
  if (lengths && lengths.length !== reached.length) throw lengthChanged(first.minutes);
  const moves = reached
    .map(({ id, wall, minutes }, place) => ({
      id,
      was: minutes,
      minutes: lengths?.[place] ?? wanted ?? minutes,
      from: wall,
      ...movedBy(wall, by, to.zone),
    }))
    .filter(
      ({ from, date, time, zone, was, minutes }) =>
        minutes !== was || from.date !== date || from.time !== time || from.zone !== zone,
    )
    .map((move) => ({ ...move, startsAt: instantOf(move) }));
  if (moves.length === 0) return { startsAt, sessions: 0, stays };

  const moving = new Set(moves.map(({ id }) => id));
  const taken = (await openTimesIn(tx, actor, coupleId, moves)).filter(({ id }) => !moving.has(id));
  const clash = firstOverlap(moves, taken);
  const now = clock();
  enforce(
    canSchedule({
      coupleClosed: couple.state === "closed",
      startsAt,
      endsWith: moves.at(-1)?.startsAt ?? startsAt,
      now,
      overlaps: clash && dayLabel(clash.startsAt, to.zone),
      stays,
    }),
  );
  await Promise.all(
    moves.map((move) =>
      tx
        .update(session)
        .set({
          startsAt: move.startsAt,
          localDate: move.date,
          localTime: move.time,
          zone: move.zone,
          minutes: move.minutes,
          changedAt: now,
          sequence: sql`${session.sequence} + 1`,
        })
        .where(and(ofTreatedCouple(actor, session, coupleId), eq(session.id, move.id))),
    ),
  );
  await refreshNextSession(tx, actor, coupleId);
  await Promise.all(
    moves.map(({ id }) =>
      recordAudit(tx, actor, {
        action: "update",
        entity: "session",
        entityId: id,
        coupleId,
        purpose: "move a session",
      }),
    ),
  );
  return { startsAt, sessions: moves.length, stays };
}
