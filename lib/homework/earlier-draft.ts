import { and, desc, eq, or, type SQL, sql } from "drizzle-orm";
import { draft, task } from "#db/schema/homework";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ownedBy } from "#lib/access/scope";
import type { Answers } from "#lib/exercises/types";
import { draftPlace, openAnswers } from "#lib/homework/sealed-answers";
import type { Id } from "#lib/kernel/ids";
import type { KeyRing } from "#lib/secrets/data-keys";

/**
 * What a partner had typed and not sent before homework was carried on: the newest draft of the tasks that
 * begin with `first`. Empty where there is none, or where `first` is null since nothing was carried.
 */
export async function earlierAnswersIn(
  tx: Tx,
  actor: ActorOf<"partner">,
  keys: KeyRing,
  first: Id | null,
): Promise<Answers> {
  if (first === null) return {};
  const [found] = await tx
    .select({ taskId: draft.taskId, version: draft.version, sealed: draft.answersSealed })
    .from(draft)
    .innerJoin(task, and(eq(task.practiceId, draft.practiceId), eq(task.id, draft.taskId)))
    .where(and(ownedBy(actor, draft), or(eq(task.id, first), eq(task.continues, first))))
    .orderBy(desc(draft.updatedAt), desc(draft.taskId))
    .limit(1);
  return found ? openAnswers(keys, draftPlace(actor, found.taskId, found.version), found.sealed) : {};
}

/**
 * Whether a draft is of this task or of one that the same homework was carried on from, `first` being the one it began
 * with. By key: a partner has few drafts, and years of tasks.
 */
export function isInLine(actor: ActorOf<"partner">, taskId: Id, first: Id | null): SQL {
  if (first === null) return sql`${draft.taskId} = ${taskId}`;
  return sql`(${draft.taskId} in (${taskId}, ${first}) or ${draft.taskId} in (
    select k.id from ${task} k where k.practice_id = ${actor.practiceId} and k.partner_id = ${actor.userId}
      and k.continues = ${first}))`;
}
