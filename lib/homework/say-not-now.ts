import { and, eq, sql } from "drizzle-orm";
import { practice } from "#db/schema/accounts";
import { task } from "#db/schema/homework";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { openTo } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { todayInPractice } from "#lib/couples/week";
import { CHOOSES_ABOUT, lockOpenTask } from "#lib/homework/choose-form";
import { notOpenNow } from "#lib/homework/policy";
import type { SayNotNowInput } from "#lib/homework/schema";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { isId } from "#lib/kernel/ids";

export type SayNotNowDeps = { clock: Clock };

/**
 * A partner says in one tap why homework is not done now. It stays open and nothing else changes; a newer reason takes
 * the place of the older one, with its day. Their therapist reads it and nobody else, not even the partner again: a phone
 * shows what was tapped to nobody. No reason holds or asks anything by itself: what it points at is the therapist's to
 * ask (sessions paper, section 4). Throws as `chooseForm` does.
 */
export async function sayNotNow(
  actor: ActorOf<"partner">,
  input: SayNotNowInput,
  deps: SayNotNowDeps = { clock: systemClock },
): Promise<void> {
  if (!isId(input.taskId)) throw notOpenNow();
  await withActor(actor, (tx) => sayNotNowIn(tx, actor, input, deps));
}

/** As `sayNotNow`, inside a transaction that is already open. */
export async function sayNotNowIn(
  tx: Tx,
  actor: ActorOf<"partner">,
  { taskId, reason }: SayNotNowInput,
  deps: SayNotNowDeps = { clock: systemClock },
): Promise<void> {
  await lockOpenTask(tx, actor, taskId);
  await tx
    .update(task)
    .set({
      notNow: reason,
      notNowOn: sql`(select ${todayInPractice(deps.clock())}::date from ${practice}
        where ${practice.id} = ${actor.practiceId})`,
    })
    .where(and(openTo(actor, task), eq(task.id, taskId)));
  await recordAudit(tx, actor, {
    action: "update",
    entity: "task",
    entityId: taskId,
    coupleId: actor.coupleId,
    purpose: CHOOSES_ABOUT,
  });
}
