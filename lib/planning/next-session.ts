import { and, eq, sql } from "drizzle-orm";
import { couple } from "#db/schema/couples";
import { session } from "#db/schema/planning";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { couplesVisibleTo } from "#lib/access/scope";
import type { Id } from "#lib/kernel/ids";

/** Brings the couple's `next_session_at` in line with its sessions: the earliest that is still to be held. */
export async function refreshNextSession(tx: Tx, actor: ActorOf<"clinician">, coupleId: Id): Promise<void> {
  await tx
    .update(couple)
    .set({
      nextSessionAt: sql`(select min(${session.startsAt}) from ${session}
        where ${session.practiceId} = ${actor.practiceId} and ${session.coupleId} = ${coupleId}
          and ${session.state} in ('planned','running'))`,
    })
    .where(and(couplesVisibleTo(actor), eq(couple.id, coupleId)));
}
