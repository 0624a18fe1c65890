import { asc } from "drizzle-orm";
import { practice } from "#db/schema/accounts";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { jobActor, listingActor } from "#lib/jobs/job-actor";
import { type Id, newId } from "#lib/kernel/ids";
import { log } from "#lib/kernel/log";

async function listPractices(requestId: string): Promise<Id[]> {
  const rows = await withActor(listingActor(requestId), (tx) =>
    tx.select({ id: practice.id }).from(practice).orderBy(asc(practice.id)),
  );
  return rows.map(({ id }) => id);
}

/**
 * Runs `work` for every practice in turn, each in transactions of its own. A practice that fails is logged and does
 * not stop the others; the run then ends with an Error, so that it is seen and tried again.
 */
export async function eachPractice(
  run: string,
  work: (actor: ActorOf<"job">) => Promise<void>,
): Promise<void> {
  const requestId = newId();
  const practices = await listPractices(requestId);
  let failed = 0;
  for (const practiceId of practices) {
    try {
      await work(jobActor(practiceId, requestId));
    } catch (error) {
      failed += 1;
      log.error({ run, requestId, practiceId, error }, "a run failed for one practice");
    }
  }
  if (failed > 0) throw new Error(`${run}: failed for ${failed} of ${practices.length} practices.`);
}
