import { and, eq } from "drizzle-orm";
import { therapistPart } from "#db/schema/homework";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import type { Answers } from "#lib/exercises/types";
import { openAnswers, therapistPlace } from "#lib/homework/sealed-answers";
import type { Id } from "#lib/kernel/ids";
import { loadKeys } from "#lib/secrets/data-keys";

/** What the therapist wrote of an assignment, and at which version; 0 and nothing before the first. */
export async function therapistPartIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  assignmentId: Id,
): Promise<{ version: number; answers: Answers }> {
  const [row] = await tx
    .select({ version: therapistPart.version, sealed: therapistPart.answersSealed })
    .from(therapistPart)
    .where(
      and(ofTreatedCouple(actor, therapistPart, coupleId), eq(therapistPart.assignmentId, assignmentId)),
    );
  if (!row) return { version: 0, answers: {} };
  const keys = await loadKeys(tx, actor, coupleId, ["therapist"]);
  const place = therapistPlace({ practiceId: actor.practiceId, coupleId }, assignmentId, row.version);
  return { version: row.version, answers: openAnswers(keys, place, row.sealed) };
}
