import { and, desc, eq, or, type SQL, sql } from "drizzle-orm";
import { assignment, task } from "#db/schema/homework";
import { sharedPart, shareOffer, shareOpening } from "#db/schema/sharing";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ownedBy } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { exerciseGiven } from "#lib/homework/task-exercise";
import type { TogetherRow } from "#lib/homework/types";

/** The newest ones; what is older is rarely looked for, and a page stays a page. */
const SHOWN = 20;

/**
 * Homework a partner has sent of which they can share something, or of which something is open to both; the
 * newest first. What the other one did shows only where both have shared. An audited read.
 */
export async function listTogether(actor: ActorOf<"partner">): Promise<readonly TogetherRow[]> {
  return withActor(actor, async (tx) => {
    const isOffered = sql<boolean>`exists (select from ${shareOffer} where ${ownedBy(actor, shareOffer)}
      and ${shareOffer.assignmentId} = ${task.assignmentId})`;
    const isOpen = sql<boolean>`(exists (select from ${shareOpening}
        where ${shareOpening.practiceId} = ${actor.practiceId} and ${shareOpening.coupleId} = ${actor.coupleId}
        and ${shareOpening.assignmentId} = ${task.assignmentId})
      or exists (select from ${sharedPart} where ${theirSharedPart(actor)}
        and ${sharedPart.assignmentId} = ${task.assignmentId}))`;
    const [rows] = await Promise.all([
      tx
        .select({
          taskId: task.id,
          slug: assignment.exerciseSlug,
          version: assignment.exerciseVersion,
          open: isOpen,
        })
        .from(task)
        .innerJoin(
          assignment,
          and(eq(assignment.practiceId, task.practiceId), eq(assignment.id, task.assignmentId)),
        )
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
    return rows.map(({ taskId, slug, version, open }) => ({
      taskId,
      title: exerciseGiven(slug, version).title,
      open,
    }));
  });
}

/** What the other partner wrote for both: row-level security shows it once both have sent. */
function theirSharedPart(actor: ActorOf<"partner">): SQL {
  return sql`${sharedPart.practiceId} = ${actor.practiceId} and ${sharedPart.coupleId} = ${actor.coupleId}
    and ${sharedPart.partnerId} <> ${actor.userId} and ${sharedPart.kind} = 'shared'`;
}

/** Whether a partner has anything to share or to read together. For a statement of the partner's own. */
export function hasTogether(actor: ActorOf<"partner">): SQL<boolean> {
  return sql<boolean>`(exists (select from ${shareOffer} where ${ownedBy(actor, shareOffer)})
    or exists (select from ${sharedPart} where ${theirSharedPart(actor)}))`;
}
