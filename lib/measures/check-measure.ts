import { sql } from "drizzle-orm";
import { measureCheck } from "#db/schema/measures";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { recordAudit } from "#lib/audit/record-audit";
import { invalid, notFound, stale } from "#lib/kernel/errors";
import { findMeasure } from "#lib/measures/catalogue";
import { factsHash } from "#lib/measures/facts-hash";
import type { CheckMeasureInput } from "#lib/measures/schema";

/**
 * Writes down that a clinician compared with its source what is unsure about a measure, which switches it on for the
 * practice. Throws "invalid_input" for a measure that may not be used here or has nothing unsure, "stale_version"
 * where its facts are others than those that were looked at, and "not_found" for a measure that is none.
 * Source: measures paper, head, rule 4.
 */
export async function checkMeasure(
  actor: ActorOf<"clinician">,
  { measureSlug, facts }: CheckMeasureInput,
): Promise<void> {
  await withActor(actor, async (tx) => {
    requireRole(actor, "clinician");
    const measure = findMeasure(measureSlug);
    if (!measure) throw notFound();
    if (measure.refusal !== null) throw invalid({}, measure.refusal);
    if (measure.unsure.length === 0) throw invalid({}, "Nothing of this measure has to be compared.");
    if (facts !== factsHash(measure)) throw stale();
    const { practiceId, userId: checkedBy } = actor;
    const [row] = await tx
      .insert(measureCheck)
      .values({ practiceId, measureSlug, facts, checkedBy })
      .onConflictDoUpdate({
        target: [measureCheck.practiceId, measureCheck.measureSlug],
        set: { facts, checkedBy, checkedAt: sql`now()` },
      })
      // A row that was there before carries who replaced it.
      .returning({ isNew: sql<boolean>`xmax = 0` });
    await recordAudit(tx, actor, {
      action: row?.isNew ? "create" : "update",
      entity: "measure_check",
      purpose: `facts of ${measureSlug} compared with the source`,
    });
  });
}
