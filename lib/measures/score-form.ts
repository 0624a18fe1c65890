import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { invalid, notFound } from "#lib/kernel/errors";
import { findMeasure } from "#lib/measures/catalogue";
import { switchedOnIn } from "#lib/measures/read-check";
import { type FormReading, readForm } from "#lib/measures/read-form";
import type { ScoreFormInput } from "#lib/measures/schema";

/**
 * Scores a paper form, once the practice compared with its source what is unsure about the measure. Keeps nothing.
 * Throws "invalid_input" before that, and as `readForm` does. Source: measures paper, head, rule 4.
 */
export async function scoreForm(actor: ActorOf<"clinician">, input: ScoreFormInput): Promise<FormReading> {
  await withActor(actor, async (tx) => {
    requireRole(actor, "clinician");
    const measure = findMeasure(input.measureSlug);
    if (!measure) throw notFound();
    if (measure.refusal === null && !(await switchedOnIn(tx, actor))(measure)) {
      throw invalid({}, "Nothing is scored until what is unsure was compared with its source.");
    }
  });
  return readForm(input);
}
