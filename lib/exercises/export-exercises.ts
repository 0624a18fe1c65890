import { and, asc, eq, isNull } from "drizzle-orm";
import { ownExercise } from "#db/schema/library";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { ofPractice } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { MOST_EXERCISES, writeExerciseFile } from "#lib/exercises/exercise-file";
import { findExerciseIn, readBody } from "#lib/exercises/find-exercise";
import { notFound } from "#lib/kernel/errors";

/** One exercise, built in or the practice's own, in its newest published version, as a file. Throws "not_found". */
export async function exportExercise(actor: ActorOf<"clinician">, slug: string): Promise<string> {
  return withActor(actor, async (tx) => {
    requireRole(actor, "clinician");
    const exercise = await findExerciseIn(tx, actor, slug);
    if (exercise === null) throw notFound();
    await recordAudit(tx, actor, { action: "read", entity: "exercise", purpose: "export an exercise" });
    return writeExerciseFile([exercise]);
  });
}

/** The practice's own exercises in use, each in its newest version, as one file; an empty one where there is none. */
export async function exportOwnExercises(actor: ActorOf<"clinician">): Promise<string> {
  return withActor(actor, async (tx) => {
    requireRole(actor, "clinician");
    const rows = await tx
      .select({ body: ownExercise.body })
      .from(ownExercise)
      .where(
        and(
          ofPractice(actor, ownExercise),
          eq(ownExercise.state, "published"),
          isNull(ownExercise.supersededAt),
        ),
      )
      .orderBy(asc(ownExercise.slug))
      .limit(MOST_EXERCISES);
    await recordAudit(tx, actor, { action: "read", entity: "exercise", purpose: "export own exercises" });
    return writeExerciseFile(rows.map(({ body }) => readBody(body)));
  });
}
