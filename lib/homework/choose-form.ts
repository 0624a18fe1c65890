import { and, eq, isNull } from "drizzle-orm";
import { assignment, task } from "#db/schema/homework";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { openTo } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { notOpenNow, sentBefore } from "#lib/homework/policy";
import type { ChooseFormInput } from "#lib/homework/schema";
import { isId } from "#lib/kernel/ids";

/** One purpose for a short version and for "not now": the trail of a practice does not tell them apart. */
export const CHOOSES_ABOUT = "choose about homework";

/**
 * A partner takes the two-minute version of their own task, or the whole again. What was given, the other one's task
 * and every word written stay as they are: the two forms ask the same questions, so it can be changed until it is sent.
 * Throws "already_sent", and "not_found" alike for a task that is held, withdrawn, another person's, or was never there.
 */
export async function chooseForm(actor: ActorOf<"partner">, input: ChooseFormInput): Promise<void> {
  if (!isId(input.taskId)) throw notOpenNow();
  await withActor(actor, (tx) => chooseFormIn(tx, actor, input));
}

/** As `chooseForm`, inside a transaction that is already open. */
export async function chooseFormIn(
  tx: Tx,
  actor: ActorOf<"partner">,
  { taskId, form }: ChooseFormInput,
): Promise<void> {
  await lockOpenTask(tx, actor, taskId);
  await tx
    .update(task)
    .set({ isShort: form === "short" })
    .where(and(openTo(actor, task), eq(task.id, taskId)));
  await recordAudit(tx, actor, {
    action: "update",
    entity: "task",
    entityId: taskId,
    coupleId: actor.coupleId,
    purpose: CHOOSES_ABOUT,
  });
}

/** Takes a partner's own open task; a send of it waits, or was there first. What was ended meanwhile is none. */
export async function lockOpenTask(tx: Tx, actor: ActorOf<"partner">, taskId: string): Promise<void> {
  const [found] = await tx
    .select({ state: task.state, assignmentId: task.assignmentId })
    .from(task)
    .where(and(openTo(actor, task), eq(task.id, taskId)))
    .for("update");
  if (!found || found.state === "withdrawn") throw notOpenNow();
  if (found.state === "submitted") throw sentBefore();
  // Read after the wait: who ends homework takes its tasks first.
  const [open] = await tx
    .select({ id: assignment.id })
    .from(assignment)
    .where(
      and(
        eq(assignment.practiceId, actor.practiceId),
        eq(assignment.id, found.assignmentId),
        isNull(assignment.closedAt),
      ),
    );
  if (!open) throw notOpenNow();
}
