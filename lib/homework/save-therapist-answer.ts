import { and, eq } from "drizzle-orm";
import { assignment, task, therapistPart } from "#db/schema/homework";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple, treated } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { answersSchema } from "#lib/exercises/answers-schema";
import { clinicianFields } from "#lib/exercises/rules";
import { readTyped } from "#lib/homework/rules-typed";
import type { SaveTherapistAnswerInput } from "#lib/homework/schema";
import { sealAnswers, therapistPlace } from "#lib/homework/sealed-answers";
import { exerciseGivenIn } from "#lib/homework/task-exercise";
import { therapistPartIn } from "#lib/homework/therapist-part";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { invalid, notFound, stale } from "#lib/kernel/errors";
import { isId } from "#lib/kernel/ids";
import { loadKeys } from "#lib/secrets/data-keys";

export type SaveTherapistAnswerDeps = { clock: Clock };

/**
 * Keeps the therapist's own answer to one question of an exercise that no partner is asked, for both partners'
 * tasks alike, sealed for the therapist; an empty one clears it. Throws "invalid_input" for a question that is not
 * the therapist's and for an answer that does not fit, "stale_version" with nothing written, and "not_found".
 */
export async function saveTherapistAnswer(
  actor: ActorOf<"clinician">,
  input: SaveTherapistAnswerInput,
  deps: SaveTherapistAnswerDeps = { clock: systemClock },
): Promise<{ version: number }> {
  return withActor(actor, (tx) => saveTherapistAnswerIn(tx, actor, input, deps));
}

/** As `saveTherapistAnswer`, inside a transaction that is already open. */
export async function saveTherapistAnswerIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  { taskId, version, field: name, answer }: SaveTherapistAnswerInput,
  deps: SaveTherapistAnswerDeps = { clock: systemClock },
): Promise<{ version: number }> {
  if (!isId(taskId)) throw notFound();
  const [found] = await tx
    .select({
      coupleId: assignment.coupleId,
      assignmentId: assignment.id,
      slug: assignment.exerciseSlug,
      exerciseVersion: assignment.exerciseVersion,
    })
    .from(task)
    .innerJoin(
      assignment,
      and(eq(assignment.practiceId, task.practiceId), eq(assignment.id, task.assignmentId)),
    )
    .where(and(treated(actor, task), eq(task.id, taskId)))
    .for("update", { of: assignment });
  if (!found) throw notFound();
  const { coupleId, assignmentId } = found;
  const exercise = await exerciseGivenIn(tx, actor, found.slug, found.exerciseVersion);
  const field = clinicianFields(exercise).find((one) => one.name === name);
  if (!field) throw invalid({ answer: ["This is not one of your questions here."] });
  const value = readTyped(field, answer);
  const given = value === null ? {} : { [name]: value };
  const parsed = answersSchema(exercise, [field]).safeParse(given);
  if (!parsed.success) throw invalid({ answer: parsed.error.issues.map(({ message }) => message) });

  const kept = await therapistPartIn(tx, actor, coupleId, assignmentId);
  if (kept.version !== version) throw stale();
  const { [name]: _before, ...others } = kept.answers;
  const next = version + 1;
  const keys = await loadKeys(tx, actor, coupleId, ["therapist"]);
  const { practiceId } = actor;
  const answersSealed = sealAnswers(keys, therapistPlace({ practiceId, coupleId }, assignmentId, next), {
    ...others,
    ...given,
  });
  const updatedAt = deps.clock();
  if (version === 0) {
    await tx
      .insert(therapistPart)
      .values({ practiceId, assignmentId, coupleId, version: next, answersSealed, updatedAt });
  } else {
    await tx
      .update(therapistPart)
      .set({ version: next, answersSealed, updatedAt })
      .where(
        and(ofTreatedCouple(actor, therapistPart, coupleId), eq(therapistPart.assignmentId, assignmentId)),
      );
  }
  await recordAudit(tx, actor, {
    action: version === 0 ? "create" : "update",
    entity: "therapist_part",
    entityId: assignmentId,
    coupleId,
    purpose: "write what was seen in an exercise",
  });
  return { version: next };
}
