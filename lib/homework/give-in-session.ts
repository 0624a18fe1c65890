import { and, asc, eq, sql } from "drizzle-orm";
import { assignment, task } from "#db/schema/homework";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { getCoupleIn } from "#lib/couples/find-couple";
import { findLimitsIn } from "#lib/couples/find-limits";
import { yesReason } from "#lib/couples/fresh-yes";
import { strictestOf } from "#lib/couples/gates";
import { lockReason } from "#lib/couples/lock-reason";
import { unsigned } from "#lib/couples/rules-co-sign";
import { requireWeighed } from "#lib/couples/weigh-gates";
import { exercisesIn, refKey } from "#lib/exercises/find-exercise";
import { questionsOf } from "#lib/exercises/rules";
import type { GiveInSessionInput } from "#lib/homework/schema";
import type { AssignedHomework } from "#lib/homework/types";
import { todayIn, writeAssignmentIn } from "#lib/homework/write-assignment";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { DomainError, notFound } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";
import { exerciseRefs } from "#lib/planning/exercise-refs";
import { findPlanIn, getSessionIn } from "#lib/planning/find-session";

export type GiveInSessionDeps = { clock: Clock };

const conflict = (message: string) => new DomainError("conflict", message);

/**
 * Gives the exercise of one plan item to those who came to the session while it runs, due the same day, so that each
 * fills it in on their own: also what is done in the room alone. Given once for each item, however often it is
 * asked. Throws "held" with the reason when anything stands against it in the room, "invalid_input" where a gate that warns asks for a line of reason, "conflict" when the session
 * does not run, the item has nothing to fill in, or it was taken back, and "not_found".
 */
export async function giveInSession(
  actor: ActorOf<"clinician">,
  input: GiveInSessionInput,
  deps: GiveInSessionDeps = { clock: systemClock },
): Promise<AssignedHomework> {
  return withActor(actor, (tx) => giveInSessionIn(tx, actor, input, deps));
}

/** As `giveInSession`, inside a transaction that is already open. */
export async function giveInSessionIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  { coupleId, sessionId, itemId, reason: why }: GiveInSessionInput,
  deps: GiveInSessionDeps = { clock: systemClock },
): Promise<AssignedHomework> {
  const now = deps.clock();
  const couple = await getCoupleIn(tx, actor, coupleId, { lock: true });
  const running = await getSessionIn(tx, actor, coupleId, sessionId, { lock: true });
  if (!isId(itemId)) throw notFound();
  const plan = await findPlanIn(tx, actor, coupleId, sessionId);
  const item = plan?.items.find((one) => one.id === itemId);
  if (!item) throw notFound();
  const given = await findGiven(tx, actor, coupleId, itemId);
  if (given) return given;
  if (running.state !== "running" || running.endedAt !== null) {
    throw conflict("This session is not under way, so nothing can be given in it.");
  }
  const [ref] = exerciseRefs([item]);
  const exercise = ref && (await exercisesIn(tx, actor, [ref])).get(refKey(ref))?.exercise;
  if (!exercise || questionsOf(exercise).length === 0) {
    throw conflict("There is nothing in this for the couple to fill in.");
  }
  const limits = await findLimitsIn(tx, actor, couple, now);
  const reason = lockReason(exercise, limits, "session") ?? yesReason(exercise, limits);
  if (reason) throw new DomainError("held", reason);
  // Phones know no rooms: what a hold keeps from them at home stays off them here as well.
  if (
    strictestOf(unsigned(limits.gates, exercise.exerciseClass, limits.agreed), exercise, "home") === "block"
  ) {
    throw new DomainError("held", "A safety hold keeps this off their phones. Do it on paper, in the room.");
  }
  const weighed = requireWeighed(exercise, limits, "session", why);
  const made = await writeAssignmentIn(
    tx,
    actor,
    couple,
    exercise,
    {
      sessionId,
      smaller: false,
      dueOn: await todayIn(tx, now),
      // Whoever sits alone here: the other is to know nothing of it.
      for: running.attendees,
      requestId: itemId,
      givenIn: "session",
      agreed: limits.agreed,
      weighed,
    },
    now,
  );
  if (!made) throw notFound();
  return made;
}

/** What was given for this item before. */
async function findGiven(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  itemId: Id,
): Promise<AssignedHomework | null> {
  const rows = await tx
    .select({
      assignmentId: assignment.id,
      closedAt: assignment.closedAt,
      isRefused: sql<boolean>`app.is_homework_refused(${assignment.id})`,
      taskId: task.id,
      slot: task.slot,
    })
    .from(assignment)
    .innerJoin(task, and(eq(task.practiceId, assignment.practiceId), eq(task.assignmentId, assignment.id)))
    .where(and(ofTreatedCouple(actor, assignment, coupleId), eq(assignment.requestId, itemId)))
    .orderBy(asc(task.slot));
  const [first] = rows;
  if (!first) return null;
  if (first.closedAt) throw conflict("This was given before, and has ended.");
  if (first.isRefused)
    throw new DomainError("held", "This is held on their phones now. Do it on paper, or leave it for today.");
  return {
    assignmentId: first.assignmentId,
    tasks: rows.map((row) => ({ id: row.taskId, slot: row.slot as Slot })),
  };
}
