import { and, desc, eq, or, type SQL, sql } from "drizzle-orm";
import { task } from "#db/schema/homework";
import { sharedPart, shareOffer, shareOpening } from "#db/schema/sharing";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ownedBy } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import type { ShareKind, TogetherRow } from "#lib/homework/types";

/** The newest ones; what is older is rarely looked for, and a page stays a page. */
const SHOWN = 20;

/**
 * Homework a partner has sent of which they can share something, or of which something is open to both; the
 * newest first. What the other one did shows only where both have shared and their therapist revealed it. An audited read.
 */
export async function listTogether(actor: ActorOf<"partner">): Promise<readonly TogetherRow[]> {
  return withActor(actor, async (tx) => {
    // Names are written out: the query builder drops the table from a column in a one-table select.
    const offered = sql<
      ShareKind[]
    >`array(select f.kind from ${shareOffer} f where f.practice_id = task.practice_id
      and f.assignment_id = task.assignment_id and f.partner_id = ${actor.userId} order by f.kind desc)`;
    const isOffered = sql<boolean>`exists (select from ${shareOffer} f where f.practice_id = task.practice_id
      and f.assignment_id = task.assignment_id and f.partner_id = ${actor.userId})`;
    const isOpen = sql<boolean>`(exists (select from ${shareOpening} o where o.practice_id = task.practice_id
        and o.assignment_id = task.assignment_id and o.couple_id = ${actor.coupleId})
      or exists (select from ${sharedPart} s where ${theirSharedPart(actor)}
        and s.assignment_id = task.assignment_id))`;
    const [rows] = await Promise.all([
      tx
        .select({
          taskId: task.id,
          sentAt: task.submittedAt,
          offered,
          open: isOpen,
        })
        .from(task)
        .where(and(ownedBy(actor, task), eq(task.state, "submitted"), or(isOffered, isOpen)))
        .orderBy(desc(task.submittedAt), desc(task.id))
        .limit(SHOWN),
      recordAudit(tx, actor, {
        action: "read",
        entity: "together",
        coupleId: actor.coupleId,
        purpose: "what can be shared",
      }),
    ]);
    return rows.flatMap(({ sentAt, ...row }) => (sentAt ? [{ ...row, sentAt }] : []));
  });
}

/** Of `shared_part s`, what the other one wrote for both: row-level security shows it once it was revealed. */
function theirSharedPart(actor: ActorOf<"partner">): SQL {
  return sql`s.practice_id = ${actor.practiceId} and s.couple_id = ${actor.coupleId}
    and s.partner_id <> ${actor.userId} and s.kind = 'shared'`;
}

/** Whether a partner has anything to share or to read together. For a statement of the partner's own. */
export function hasTogether(actor: ActorOf<"partner">): SQL<boolean> {
  return sql<boolean>`(exists (select from ${shareOffer} where ${ownedBy(actor, shareOffer)})
    or exists (select from ${shareOpening} where ${shareOpening.practiceId} = ${actor.practiceId}
      and ${shareOpening.coupleId} = ${actor.coupleId})
    or exists (select from ${sharedPart} s where ${theirSharedPart(actor)}))`;
}
