import { and, eq, gt, gte, sql } from "drizzle-orm";
import { response, task } from "#db/schema/homework";
import type { Tx } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import type { Id } from "#lib/kernel/ids";
import { UPSET_DAYS } from "#lib/progress/rules";
import { UPSET_FROM } from "#lib/progress/rules-prep";

const DAY_MS = 86_400_000;

/** How many different exercises of the last weeks upset each partner of a couple on the caseload. */
export async function upsetExercisesIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  now: Date,
): Promise<Readonly<Record<Slot, number>>> {
  const since = new Date(now.getTime() - UPSET_DAYS * DAY_MS);
  const rows = await tx
    .select({ slot: task.slot, exercises: sql<number>`count(distinct ${response.exerciseSlug})::int` })
    .from(response)
    .innerJoin(task, and(eq(task.practiceId, response.practiceId), eq(task.id, response.taskId)))
    .where(
      and(
        ofTreatedCouple(actor, response, coupleId),
        gt(response.submittedAt, since),
        gte(response.upset, UPSET_FROM),
      ),
    )
    .groupBy(task.slot);
  const of = (slot: Slot) => rows.find((row) => row.slot === slot)?.exercises ?? 0;
  return { A: of("A"), B: of("B") };
}
