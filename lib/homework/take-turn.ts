import { and, eq } from "drizzle-orm";
import { session } from "#db/schema/planning";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { attendedBy } from "#lib/access/scope";
import { keepTimeIn, type TurnTime } from "#lib/homework/keep-time";
import { notOpenNow } from "#lib/homework/policy";
import type { SaveDraftDeps } from "#lib/homework/save-draft";
import { systemClock } from "#lib/kernel/clock";
import { type Id, isId } from "#lib/kernel/ids";

/**
 * A partner takes up their turn on the tablet of a session: in their own copy, with the time that ran so far. Throws
 * "not_found" alike where the session is not on any more or not one of both, and for a copy that is held, refused, taken
 * back, another person's, or was never there; "already_sent" for one that was sent.
 */
export async function takeTurn(
  actor: ActorOf<"partner">,
  { sessionId, ...time }: TurnTime & { sessionId: Id },
  deps: SaveDraftDeps = { clock: systemClock },
): Promise<void> {
  if (!isId(time.taskId) || !isId(sessionId)) throw notOpenNow();
  await withActor(actor, async (tx) => {
    const [running] = await tx
      .select({ id: session.id })
      .from(session)
      .where(
        and(
          attendedBy(actor, session),
          eq(session.id, sessionId),
          eq(session.attendees, "both"),
          eq(session.state, "running"),
        ),
      );
    if (!running) throw notOpenNow();
    await keepTimeIn(tx, actor, time, deps);
  });
}
