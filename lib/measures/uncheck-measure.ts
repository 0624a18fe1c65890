import { and, eq } from "drizzle-orm";
import { measureCheck } from "#db/schema/measures";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { recordAudit } from "#lib/audit/record-audit";
import { stale } from "#lib/kernel/errors";
import type { UncheckMeasureInput } from "#lib/measures/schema";

/**
 * Takes back that a measure was compared with its source, which switches it off for the practice. Throws
 * "stale_version" where a colleague did so first.
 */
export async function uncheckMeasure(
  actor: ActorOf<"clinician">,
  { measureSlug }: UncheckMeasureInput,
): Promise<void> {
  await withActor(actor, async (tx) => {
    requireRole(actor, "clinician");
    const gone = await tx
      .delete(measureCheck)
      .where(and(eq(measureCheck.practiceId, actor.practiceId), eq(measureCheck.measureSlug, measureSlug)))
      .returning({ measureSlug: measureCheck.measureSlug });
    if (gone.length === 0) throw stale("A colleague has taken it back already.");
    await recordAudit(tx, actor, {
      action: "delete",
      entity: "measure_check",
      purpose: `comparison of ${measureSlug} taken back`,
    });
  });
}
