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

/** Practices worked on at a time: enough to keep both ends of the wire busy, few enough to leave the pool free. */
const LANES = 4;

/**
 * Runs `work` for every practice, each in transactions of its own. A practice that fails is logged and does not stop
 * the others; the run then ends with an Error, so that it is seen and tried again.
 */
export async function eachPractice(
  run: string,
  work: (actor: ActorOf<"job">) => Promise<void>,
): Promise<void> {
  const requestId = newId();
  const practices = await listPractices(requestId);
  const next = practices.values();
  let failed = 0;
  const lane = async () => {
    for (const practiceId of next) {
      try {
        await work(jobActor(practiceId, requestId));
      } catch (error) {
        failed += 1;
        log.error({ run, requestId, practiceId, error }, "a run failed for one practice");
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  if (failed > 0) throw new Error(`${run}: failed for ${failed} of ${practices.length} practices.`);
}
