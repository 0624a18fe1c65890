import { sql } from "drizzle-orm";
import { practice } from "#db/schema/accounts";
import { assignment, task } from "#db/schema/homework";
import { careEpisode } from "#db/schema/release";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import type { CoupleFacts } from "#lib/couples/find-couple";
import { heldBy } from "#lib/couples/gates";
import { type Agreed, signedGates } from "#lib/couples/rules-co-sign";
import { todayInPractice } from "#lib/couples/week";
import { keepWeighedIn, type Weighed } from "#lib/couples/weigh-gates";
import { spendYesIn } from "#lib/couples/yes-status";
import type { Exercise } from "#lib/exercises/types";
import type { TaskRelease } from "#lib/homework/rules-release";
import type { AssignHomeworkInput } from "#lib/homework/schema";
import type { AssignedHomework } from "#lib/homework/types";
import { notFound } from "#lib/kernel/errors";
import { type Id, newId } from "#lib/kernel/ids";

type Given = Pick<AssignHomeworkInput, "sessionId" | "smaller" | "dueOn" | "for" | "requestId"> & {
  givenIn: "home" | "session";
  /** Co-signatures under which it is given; it is held again when they end. */
  agreed: readonly Agreed[];
  /** What asked for care, and why it is given all the same. */
  weighed: Weighed;
  /** The work whose place it takes while that is kept back. */
  standsInFor?: Id;
  /** By partner, the first of their tasks that it carries on; what was typed there is found again. */
  continues?: ReadonlyMap<Id, Id>;
  /** By partner, what theirs waits for; at once where it says nothing. */
  releases?: ReadonlyMap<Id, TaskRelease>;
};

/**
 * Writes an assignment with its tasks after the decision to give it, and opens an episode of care where none is
 * open. A yes of both that such work needs is used up by it. The couple's row is locked by the caller. Null where the request id was used before.
 */
export async function writeAssignmentIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  couple: CoupleFacts,
  exercise: Exercise,
  given: Given,
  now: Date,
): Promise<AssignedHomework | null> {
  const assignmentId = newId();
  const tasks = couple.partners
    .filter(({ slot }) => given.for === "both" || given.for === slot)
    .map(({ id, slot }) => ({ id: newId(), partnerId: id, slot }));
  const yes = await spendYesIn(tx, actor, couple.id, [exercise.exerciseClass], now);
  const [made] = await tx
    .insert(assignment)
    .values({
      practiceId: actor.practiceId,
      id: assignmentId,
      coupleId: couple.id,
      sessionId: given.sessionId,
      givenIn: given.givenIn,
      exerciseSlug: exercise.slug,
      exerciseVersion: exercise.version,
      smaller: given.smaller,
      dueOn: given.dueOn,
      assignedBy: actor.userId,
      assignedAt: now,
      requestId: given.requestId,
      yesRequestId: yes.get(exercise.exerciseClass) ?? null,
      standsInFor: given.standsInFor ?? null,
      isWaiting: given.standsInFor !== undefined,
    })
    .onConflictDoNothing({ target: [assignment.practiceId, assignment.requestId] })
    .returning({ id: assignment.id });
  if (!made) return null;
  await tx.insert(task).values(
    tasks.map(({ id, partnerId, slot }) => ({
      practiceId: actor.practiceId,
      id,
      assignmentId,
      coupleId: couple.id,
      partnerId,
      slot,
      exerciseClass: exercise.exerciseClass,
      explicitness: exercise.explicitness,
      heldBy: heldBy(exercise, signedGates(exercise.exerciseClass, given.agreed)),
      isStandIn: given.standsInFor !== undefined,
      continues: given.continues?.get(partnerId) ?? null,
      ...waitOf(given.releases?.get(partnerId)),
    })),
  );
  const ref = { exerciseSlug: exercise.slug, exerciseVersion: exercise.version };
  await keepWeighedIn(tx, actor, { coupleId: couple.id, assignmentId, ...ref }, given.weighed, now);
  await openEpisode(tx, actor, couple.id, now);
  await recordAudit(tx, actor, {
    action: "create",
    entity: "assignment",
    entityId: assignmentId,
    coupleId: couple.id,
    purpose: purposeOf(given),
  });
  return { assignmentId, tasks: tasks.map(({ id, slot }) => ({ id, slot })) };
}

/** A release as the columns of a task. */
export function waitOf(release: TaskRelease = { opensOn: null, follows: null, followDays: 0 }) {
  return { ...release, waits: release.opensOn !== null || release.follows !== null };
}

/** The day where the practice is. */
export async function todayIn(tx: Tx, now: Date): Promise<string> {
  const [row] = await tx.select({ today: todayInPractice(now) }).from(practice);
  if (!row) throw notFound();
  return row.today;
}

/** Care starts with the first homework; the couple's row is locked, so that two sends open one episode. */
async function openEpisode(tx: Tx, actor: ActorOf<"clinician">, coupleId: Id, now: Date): Promise<void> {
  await tx.execute(sql`
    insert into ${careEpisode} (practice_id, id, couple_id, clinician_id, started_on)
    select ${practice.id}, ${newId()}::uuid, ${coupleId}::uuid, ${actor.userId}::uuid,
      ${todayInPractice(now)}::date
    from ${practice}
    where ${practice.id} = ${actor.practiceId} and not exists (
      select 1 from ${careEpisode} where ${careEpisode.practiceId} = ${practice.id}
        and ${careEpisode.coupleId} = ${coupleId} and ${careEpisode.closedOn} is null)
    on conflict do nothing`);
}

function purposeOf({ givenIn, standsInFor }: Given): string {
  if (standsInFor !== undefined) return "choose what stands in for homework";
  return givenIn === "session" ? "give an exercise in session" : "give homework";
}
