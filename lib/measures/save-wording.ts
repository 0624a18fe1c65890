import { and, eq, sql } from "drizzle-orm";
import { measureWording } from "#db/schema/measures";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { recordAudit } from "#lib/audit/record-audit";
import { invalid, notFound, stale } from "#lib/kernel/errors";
import { findMeasure } from "#lib/measures/catalogue";
import type { SaveWordingInput } from "#lib/measures/schema";
import type { Measure } from "#lib/measures/types";

/** A measure whose questions a practice may type in, or a refusal with the reason. Source: measures paper, head. */
function licensable(slug: string): Measure {
  const measure = findMeasure(slug);
  if (!measure) throw notFound();
  if (measure.shipClass !== "G") {
    throw invalid({ lines: [measure.refusal ?? "Only totals of this measure can be typed here."] });
  }
  return measure;
}

/**
 * Keeps the practice's own licensed questions of a measure, one line each. Throws "invalid_input" where the number
 * of lines does not fit or the measure may not be typed in, "stale_version" when a colleague saved first, and
 * "not_found" for a measure that is none.
 */
export async function saveWording(
  actor: ActorOf<"clinician">,
  { measureSlug, version, lines }: SaveWordingInput,
): Promise<void> {
  await withActor(actor, async (tx) => {
    requireRole(actor, "clinician");
    const { itemCount } = licensable(measureSlug);
    if (lines.length !== itemCount || lines.some((line) => line === "")) {
      throw invalid({ lines: [`Write all ${itemCount} questions, one on each line.`] });
    }
    const kept = { lines, typedBy: actor.userId };
    const written =
      version === 0
        ? await tx
            .insert(measureWording)
            .values({ practiceId: actor.practiceId, measureSlug, ...kept })
            .onConflictDoNothing()
            .returning({ version: measureWording.version })
        : await tx
            .update(measureWording)
            .set({ ...kept, version: version + 1, typedAt: sql`now()` })
            .where(
              and(
                eq(measureWording.practiceId, actor.practiceId),
                eq(measureWording.measureSlug, measureSlug),
                eq(measureWording.version, version),
              ),
            )
            .returning({ version: measureWording.version });
    if (written.length === 0) throw stale();
    await recordAudit(tx, actor, {
      action: version === 0 ? "create" : "update",
      entity: "measure_wording",
      purpose: `licensed questions of ${measureSlug}`,
    });
  });
}
