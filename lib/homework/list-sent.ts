import { desc } from "drizzle-orm";
import { response } from "#db/schema/homework";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ownedBy } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import type { SentRow } from "#lib/homework/types";

/** The newest ones; what is older goes with all of it at once. */
const SHOWN = 40;

/**
 * All that a partner sent, the newest first, whether or not anything in it was for them alone and whether it is still
 * there: the same line for a private part, an empty one and none (security paper, SAFE-04). It is there while work is
 * held too. An audited read.
 */
export async function listSent(actor: ActorOf<"partner">): Promise<readonly SentRow[]> {
  return withActor(actor, async (tx) => {
    const [rows] = await Promise.all([
      tx
        .select({ taskId: response.taskId, sentAt: response.submittedAt })
        .from(response)
        .where(ownedBy(actor, response))
        .orderBy(desc(response.submittedAt), desc(response.id))
        .limit(SHOWN),
      recordAudit(tx, actor, {
        action: "read",
        entity: "response",
        coupleId: actor.coupleId,
        purpose: "own list of what was sent",
      }),
    ]);
    return rows;
  });
}
