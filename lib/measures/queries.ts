import { and, eq } from "drizzle-orm";
import { measureWording } from "#db/schema/measures";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { notFound } from "#lib/kernel/errors";
import { findMeasure, measures } from "#lib/measures/catalogue";
import type { Measure } from "#lib/measures/types";

/** The practice's own words for a measure; version 0 where none were typed in yet. */
export type Wording = { version: number; lines: readonly string[] };

/** Every measure of the library, in its order of subject. It holds nothing about anyone, so it takes no actor. */
export function listMeasures(): readonly Measure[] {
  return measures;
}

/** A measure and the practice's licensed questions for it. Throws "not_found" for a measure that is none. */
export async function openMeasure(
  actor: ActorOf<"clinician">,
  slug: string,
): Promise<{ measure: Measure; wording: Wording }> {
  return withActor(actor, async (tx) => {
    requireRole(actor, "clinician");
    const measure = findMeasure(slug);
    if (!measure) throw notFound();
    const [found] = await tx
      .select({ version: measureWording.version, lines: measureWording.lines })
      .from(measureWording)
      .where(and(eq(measureWording.practiceId, actor.practiceId), eq(measureWording.measureSlug, slug)));
    return { measure, wording: found ?? { version: 0, lines: [] } };
  });
}
