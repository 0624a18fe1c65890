import { and, inArray, sql } from "drizzle-orm";
import { session } from "#db/schema/planning";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { notFound } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";
import { refreshNextSession } from "#lib/planning/next-session";
import { openTimesIn, reachedIn } from "#lib/planning/open-times";
import { canChangeTime, canPutBack, enforce } from "#lib/planning/policy";
import { firstOverlap } from "#lib/planning/rules-series";
import type { CancelSessionInput, SessionInput } from "#lib/planning/schema";

/** How many sessions it was about. */
export type ChangedSessions = { sessions: number };

/**
 * Cancels a session; with `later`, all that come after it in its series too. Its number, plan and note stay.
 * Throws "not_found", and "conflict" where it has begun or is cancelled.
 */
export async function cancelSession(
  actor: ActorOf<"clinician">,
  input: CancelSessionInput,
  clock: Clock = systemClock,
): Promise<ChangedSessions> {
  return withActor(actor, async (tx) => {
    const { reached } = await takeIn(tx, actor, input, input.reach);
    enforce(canChangeTime(reached[0]));
    await setStateIn(tx, actor, input.coupleId, reached, clock(), "cancelled");
    return { sessions: reached.length };
  });
}

/**
 * Puts back a session that was cancelled, and whatever was cancelled with it. Throws "not_found", and
 * "conflict" where it is not cancelled, its time is taken by now or the couple's care is closed.
 */
export async function putBackSession(
  actor: ActorOf<"clinician">,
  input: SessionInput,
  clock: Clock = systemClock,
): Promise<ChangedSessions> {
  return withActor(actor, async (tx) => {
    const { couple, reached } = await takeIn(tx, actor, input, "later");
    const taken = await openTimesIn(tx, actor, input.coupleId, reached);
    enforce(
      canPutBack({
        state: reached[0].state,
        coupleClosed: couple.state === "closed",
        overlaps: reached[0].state === "cancelled" && firstOverlap(reached, taken) !== null,
      }),
    );
    await setStateIn(tx, actor, input.coupleId, reached, clock(), "planned");
    return { sessions: reached.length };
  });
}

type Reached = Awaited<ReturnType<typeof reachedIn>>;
type AtLeastOne = [Reached[number], ...Reached];

/** The couple, locked, and the sessions a change is about. Throws "not_found". */
async function takeIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  { coupleId, sessionId }: SessionInput,
  reach: CancelSessionInput["reach"],
) {
  if (!isId(coupleId) || !isId(sessionId)) throw notFound();
  const couple = await getCoupleIn(tx, actor, coupleId, { lock: true });
  const [first, ...rest] = await reachedIn(tx, actor, coupleId, sessionId, reach);
  if (!first) throw notFound();
  return { couple, reached: [first, ...rest] satisfies AtLeastOne as AtLeastOne };
}

async function setStateIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  reached: Reached,
  now: Date,
  state: "cancelled" | "planned",
): Promise<void> {
  const ids = reached.map(({ id }) => id);
  await tx
    .update(session)
    .set({
      state,
      cancelledAt: state === "cancelled" ? now : null,
      changedAt: now,
      sequence: sql`${session.sequence} + 1`,
    })
    .where(and(ofTreatedCouple(actor, session, coupleId), inArray(session.id, ids)));
  await refreshNextSession(tx, actor, coupleId);
  await Promise.all(
    ids.map((entityId) =>
      recordAudit(tx, actor, {
        action: "update",
        entity: "session",
        entityId,
        coupleId,
        purpose: state === "cancelled" ? "cancel a session" : "put back a session",
      }),
    ),
  );
}
