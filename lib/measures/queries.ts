import { and, eq } from "drizzle-orm";
import { measureWording } from "#db/schema/measures";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { notFound } from "#lib/kernel/errors";
import { findMeasure, measures } from "#lib/measures/catalogue";
import { factsHash } from "#lib/measures/facts-hash";
import { readCheckIn, switchedOnIn } from "#lib/measures/read-check";
import type { Measure, MeasureCheck } from "#lib/measures/types";

/** The practice's own words for a measure; version 0 where none were typed in yet. */
export type Wording = { version: number; lines: readonly string[] };

/** A measure of the library; `isOn` where nothing in it is unsure, or somebody of this practice compared that. */
export type ListedMeasure = { measure: Measure; isOn: boolean };

/** Every measure of the library, in its order of subject. */
export async function listMeasures(actor: ActorOf<"clinician">): Promise<readonly ListedMeasure[]> {
  return withActor(actor, async (tx) => {
    requireRole(actor, "clinician");
    const isOn = await switchedOnIn(tx, actor);
    return measures.map((measure) => ({ measure, isOn: isOn(measure) }));
  });
}

/** A measure, the practice's licensed questions for it, and who compared it. */
export type OpenedMeasure = {
  measure: Measure;
  wording: Wording;
  /** Whether it may be used for real. */
  isOn: boolean;
  /** Null while nobody has compared what is unsure with its source. */
  check: MeasureCheck | null;
  /** Of the facts as they stand: what a comparison is written down for. */
  facts: string;
};

/** A measure as its page shows it. Throws "not_found" for a measure that is none. */
export async function openMeasure(actor: ActorOf<"clinician">, slug: string): Promise<OpenedMeasure> {
  return withActor(actor, async (tx) => {
    requireRole(actor, "clinician");
    const measure = findMeasure(slug);
    if (!measure) throw notFound();
    const [[found], check, isOn] = await Promise.all([
      tx
        .select({ version: measureWording.version, lines: measureWording.lines })
        .from(measureWording)
        .where(and(eq(measureWording.practiceId, actor.practiceId), eq(measureWording.measureSlug, slug))),
      readCheckIn(tx, actor, measure),
      switchedOnIn(tx, actor),
    ]);
    return {
      measure,
      wording: found ?? { version: 0, lines: [] },
      isOn: isOn(measure),
      check,
      facts: factsHash(measure),
    };
  });
}
