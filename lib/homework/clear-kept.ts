import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { couple } from "#db/schema/couples";
import { loopEpisode } from "#db/schema/episodes";
import { assignment, draft, response, responsePart, task } from "#db/schema/homework";
import { matchPick, sharedPart, shareOffer, shareOpening } from "#db/schema/sharing";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { recordAudit } from "#lib/audit/record-audit";
import type { Id } from "#lib/kernel/ids";

/** Couples per transaction; bounds the first run over years of records. */
const BATCH = 200;
/** Source: sessions paper, section 6: "M content ... purged 30 days after closing". Row-level security says the same. */
export const DAYS_KEPT = 30;

/**
 * Clears what each partner kept for themselves in every couple that was closed thirty days ago: parts of what they sent
 * that only they could see, what they could have shared, and what they wrote and never sent. What the therapist reads
 * and what is open to both stays with the record. Homework of a couple is
 * cleared once, since none can be written after closing; a moment that nobody sent can, and goes each time. The audit row
 * is the same whatever was due.
 */
export async function clearKept(actor: ActorOf<"job">): Promise<void> {
  requireRole(actor, "job");
  for (;;) {
    const cleared = await withActor(actor, (tx) => clearBatch(tx, actor));
    if (cleared < BATCH) break;
  }
  await withActor(actor, async (tx) => {
    const closed = tx.select({ id: couple.id }).from(couple).where(isLongClosed(actor));
    await tx
      .delete(loopEpisode)
      .where(
        and(
          eq(loopEpisode.practiceId, actor.practiceId),
          isNull(loopEpisode.sentOn),
          inArray(loopEpisode.coupleId, closed),
        ),
      );
    await recordAudit(tx, actor, {
      action: "run",
      entity: "couple",
      purpose: "clear what closed couples kept",
    });
  });
}

function isLongClosed(actor: ActorOf<"job">): SQL | undefined {
  return and(
    eq(couple.practiceId, actor.practiceId),
    sql`${couple.closedAt} <= now() - make_interval(days => ${DAYS_KEPT}::int)`,
  );
}

/** Clears the next couples; answers how many there were. */
async function clearBatch(tx: Tx, actor: ActorOf<"job">): Promise<number> {
  const due = await tx
    .select({ id: couple.id })
    .from(couple)
    .where(and(isLongClosed(actor), isNull(couple.ownClearedAt)))
    .orderBy(couple.closedAt)
    .limit(BATCH);
  if (due.length === 0) return 0;
  const couples = due.map(({ id }) => id);
  await clearCouples(tx, actor, couples);
  await tx
    .update(couple)
    .set({ ownClearedAt: sql`now()` })
    .where(and(eq(couple.practiceId, actor.practiceId), inArray(couple.id, couples)));
  return due.length;
}

async function clearCouples(tx: Tx, actor: ActorOf<"job">, couples: readonly Id[]): Promise<void> {
  const { practiceId } = actor;
  const ofThese = (table: typeof response | typeof task | typeof assignment) =>
    and(eq(table.practiceId, practiceId), inArray(table.coupleId, [...couples]));
  const responses = tx.select({ id: response.id }).from(response).where(ofThese(response));
  const tasks = tx.select({ id: task.id }).from(task).where(ofThese(task));
  const given = tx.select({ id: assignment.id }).from(assignment).where(ofThese(assignment));
  await tx
    .delete(responsePart)
    .where(
      and(
        eq(responsePart.practiceId, practiceId),
        eq(responsePart.visibility, "me"),
        inArray(responsePart.responseId, responses),
      ),
    );
  await tx.delete(draft).where(and(eq(draft.practiceId, practiceId), inArray(draft.taskId, tasks)));
  await tx
    .delete(shareOffer)
    .where(and(eq(shareOffer.practiceId, practiceId), inArray(shareOffer.assignmentId, given)));
  await tx
    .delete(sharedPart)
    .where(
      and(
        eq(sharedPart.practiceId, practiceId),
        eq(sharedPart.kind, "matches"),
        inArray(sharedPart.assignmentId, given),
      ),
    );
  await tx
    .delete(matchPick)
    .where(and(eq(matchPick.practiceId, practiceId), inArray(matchPick.assignmentId, given)));
  await tx
    .delete(shareOpening)
    .where(
      and(
        eq(shareOpening.practiceId, practiceId),
        eq(shareOpening.kind, "matches"),
        isNull(shareOpening.openedAt),
        inArray(shareOpening.assignmentId, given),
      ),
    );
}
