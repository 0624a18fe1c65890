import { and, asc, eq } from "drizzle-orm";
import { assignment, task } from "#db/schema/homework";
import { session } from "#db/schema/planning";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { getCoupleIn } from "#lib/couples/find-couple";
import { findLimitsIn } from "#lib/couples/find-limits";
import { moveFollowersIn } from "#lib/couples/followers";
import { yesReason } from "#lib/couples/fresh-yes";
import { lockReason } from "#lib/couples/lock-reason";
import { requireWeighed } from "#lib/couples/weigh-gates";
import { exerciseToGiveIn } from "#lib/exercises/find-exercise";
import { endRefusedIn } from "#lib/homework/end-refused";
import { chooseStandInIn, giveStandInIn } from "#lib/homework/give-stand-in";
import { heldBecause } from "#lib/homework/policy";
import { releaseIn } from "#lib/homework/release-homework";
import { releaseOf } from "#lib/homework/rules-release";
import type { AssignHomeworkInput } from "#lib/homework/schema";
import type { AssignedFor, AssignedHomework } from "#lib/homework/types";
import { daysBetween } from "#lib/homework/walk";
import { todayIn, writeAssignmentIn } from "#lib/homework/write-assignment";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { DomainError, invalid, notFound } from "#lib/kernel/errors";
import { isId, newId } from "#lib/kernel/ids";

export type AssignHomeworkDeps = { clock: Clock };

/** Homework is looked back on in the next sessions; further ahead is a slip of the keyboard. */
const MOST_DAYS_AHEAD = 366;

/**
 * Gives an exercise as homework to A, B or both, in the newest version, and opens an episode of care where
 * none is open. What a partner came to stand against ends when the same exercise is given again. A repeat with the same `requestId` returns the same assignment. Throws "held" with a sentence
 * beside the exercise when anything stands against it (`lockReason`, `yesReason`); it names no partner. Throws
 * "invalid_input" for a wrong date or exercise, and where a gate that warns asks for a line of reason; "conflict" when the request id was used for something else.
 */
export async function assignHomework(
  actor: ActorOf<"clinician">,
  input: AssignHomeworkInput,
  deps: AssignHomeworkDeps = { clock: systemClock },
): Promise<AssignedHomework> {
  return withActor(actor, (tx) => assignHomeworkIn(tx, actor, input, deps));
}

/** As `assignHomework`, inside a transaction that is already open. */
export async function assignHomeworkIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  input: AssignHomeworkInput,
  deps: AssignHomeworkDeps = { clock: systemClock },
): Promise<AssignedHomework> {
  const now = deps.clock();
  const couple = await getCoupleIn(tx, actor, input.coupleId, { lock: true });
  const before = await findGiven(tx, actor, input);
  if (before) return before;

  const exercise = await exerciseToGiveIn(tx, actor, input.exerciseSlug);
  const today = await todayIn(tx, now);
  if (exercise === "retired") {
    throw invalid({ exerciseSlug: ["This exercise was retired. Choose another one."] });
  }
  if (exercise === null || exercise.format === "session") {
    throw invalid({ exerciseSlug: ["Choose an exercise that can be done at home."] });
  }
  if (input.dueOn < today) throw invalid({ dueOn: ["Choose today or a later day."] });
  if (daysBetween(today, input.dueOn) > MOST_DAYS_AHEAD) {
    throw invalid({ dueOn: ["Choose a day within a year."] });
  }
  await requireSession(tx, actor, input);
  const limits = await findLimitsIn(tx, actor, couple, now);
  const reason = lockReason(exercise, limits, "home") ?? yesReason(exercise, limits);
  if (reason) throw heldBecause(reason);
  const weighed = requireWeighed(exercise, limits, "home", input.reason);

  const again = { exerciseSlug: exercise.slug, whose: input.for };
  const { continues, followers } = await endRefusedIn(tx, actor, couple.id, again, now);
  const standIn = await chooseStandInIn(tx, actor, exercise, limits, input);
  const { agreed } = limits;
  const { sessionId, smaller, for: whose, requestId } = input;
  const same = { sessionId, smaller, for: whose, agreed };
  const occasions = await releaseIn(tx, actor, couple, exercise, input, { today, followers });
  let first: AssignedHomework | null = null;
  for (const { releases, dueOn } of occasions) {
    const once = { ...same, dueOn };
    const number = first ? newId() : requestId;
    const more = { requestId: number, givenIn: "home", weighed, continues, releases } as const;
    const made = await writeAssignmentIn(tx, actor, couple, exercise, { ...once, ...more }, now);
    if (!made) throw usedForAnother();
    if (standIn)
      await giveStandInIn(tx, actor, couple, standIn, { ...once, standsInFor: made.assignmentId }, now);
    first ??= made;
  }
  if (!first) throw usedForAnother();
  const given = new Map(first.tasks.map(({ id, slot }) => [slot, id]));
  const slotOf = new Map(couple.partners.map(({ id, slot }) => [id, slot]));
  await moveFollowersIn(tx, actor, couple.id, followers, ({ partnerId }) =>
    given.get(slotOf.get(partnerId) ?? "A"),
  );
  return first;
}

function usedForAnother(): DomainError {
  return new DomainError("conflict", "This form was used for other homework. Please open the page again.");
}

/** What an earlier send of the same request gave, if there was one. */
async function findGiven(
  tx: Tx,
  actor: ActorOf<"clinician">,
  input: AssignHomeworkInput,
): Promise<AssignedHomework | null> {
  const rows = await tx
    .select({
      assignmentId: assignment.id,
      exerciseSlug: assignment.exerciseSlug,
      smaller: assignment.smaller,
      dueOn: assignment.dueOn,
      sessionId: assignment.sessionId,
      taskId: task.id,
      slot: task.slot,
    })
    .from(assignment)
    .innerJoin(task, and(eq(task.practiceId, assignment.practiceId), eq(task.assignmentId, assignment.id)))
    .where(and(ofTreatedCouple(actor, assignment, input.coupleId), eq(assignment.requestId, input.requestId)))
    .orderBy(asc(task.slot));
  const [first] = rows;
  if (!first) return null;
  const whose: AssignedFor = rows.length > 1 ? "both" : (first.slot as Slot);
  const same =
    first.exerciseSlug === input.exerciseSlug &&
    first.smaller === input.smaller &&
    (first.dueOn === input.dueOn || releaseOf(input).kind === "after") &&
    first.sessionId === input.sessionId &&
    whose === input.for;
  if (!same) throw usedForAnother();
  return {
    assignmentId: first.assignmentId,
    tasks: rows.map((row) => ({ id: row.taskId, slot: row.slot as Slot })),
  };
}

/** A session id is one of this couple's own, or nothing. */
async function requireSession(
  tx: Tx,
  actor: ActorOf<"clinician">,
  input: AssignHomeworkInput,
): Promise<void> {
  if (input.sessionId === null) return;
  if (!isId(input.sessionId)) throw notFound();
  const [found] = await tx
    .select({ id: session.id })
    .from(session)
    .where(and(ofTreatedCouple(actor, session, input.coupleId), eq(session.id, input.sessionId)));
  if (!found) throw notFound();
}
