import { and, asc, countDistinct, eq, inArray, type SQL, sql } from "drizzle-orm";
import { practice } from "#db/schema/accounts";
import { assignment, checkIn, task } from "#db/schema/homework";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import type { CoupleState, Stage } from "#lib/couples/types";
import { type SharedLine, sharedLinesIn } from "#lib/formulation/reveal-lines";
import { LEFT_AFTER_DAYS } from "#lib/homework/rules-release";
import { type Clock, systemClock } from "#lib/kernel/clock";
import type { Id } from "#lib/kernel/ids";
import type { CheckInPoint, HomeworkDone } from "#lib/progress/types";
import { upsetExercisesIn } from "#lib/progress/upset-exercises";

/** Both partners' weeks under the code name, oldest first. Never one line for the couple. */
export type CoupleProgress = {
  couple: { id: Id; codeName: string; stage: Stage; state: CoupleState };
  points: Readonly<Record<Slot, readonly CheckInPoint[]>>;
  homework: Readonly<Record<Slot, HomeworkDone>>;
  /** Different exercises of the last weeks that upset each. */
  upset: Readonly<Record<Slot, number>>;
  /** Single lines of check-ins that both have shared, and whether they are revealed. */
  lines: readonly SharedLine[];
};

/**
 * The check-ins of both partners of a couple on the caseload, in one transaction and one audited read. One
 * row a partner a week, so the work grows with the weeks of care. Throws "not_found" outside the caseload.
 */
export async function loadProgress(
  actor: ActorOf<"clinician">,
  coupleId: Id,
  clock: Clock = systemClock,
): Promise<CoupleProgress> {
  return withActor(actor, async (tx) => {
    const couple = await getCoupleIn(tx, actor, coupleId);
    const [points, homework, upset, lines] = await Promise.all([
      pointsIn(tx, actor, coupleId),
      homeworkDoneIn(tx, actor, coupleId),
      upsetExercisesIn(tx, actor, coupleId, clock()),
      sharedLinesIn(tx, actor, coupleId, "check_in"),
    ]);
    await recordAudit(tx, actor, {
      action: "read",
      entity: "progress",
      entityId: coupleId,
      coupleId,
      purpose: "look at progress",
    });
    const { id, codeName, stage, state } = couple;
    return { couple: { id, codeName, stage, state }, points, homework, upset, lines };
  });
}

/**
 * How much of their homework each partner sent, and how it was rated at review (measures paper, section 5:
 * quantity = parts done of parts assigned). What was carried on is one part, and what was done in the room is none. What
 * was taken back, still waits to open, or had ended before its day was not assigned to them.
 */
async function homeworkDoneIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
): Promise<CoupleProgress["homework"]> {
  const part = sql`coalesce(${task.continues}, ${task.id})`;
  const rows = await tx
    .select({
      slot: task.slot,
      given: countDistinct(part),
      sent: sql<number>`(count(distinct ${part}) filter (where ${task.state} = 'submitted'))::int`,
      rated: sql<number>`count(${task.quality})::int`,
      quality: sql<number | null>`avg(${task.quality})::float8`,
    })
    .from(task)
    .innerJoin(
      assignment,
      and(eq(assignment.practiceId, task.practiceId), eq(assignment.id, task.assignmentId)),
    )
    .innerJoin(practice, eq(practice.id, task.practiceId))
    .where(
      and(
        ofTreatedCouple(actor, task, coupleId),
        inArray(task.state, ["open", "submitted"]),
        eq(assignment.isWaiting, false),
        eq(assignment.givenIn, "home"),
        sql`(not ${task.waits} or ${task.state} <> 'open' or (${openedBeforeItsEnd()} and app.has_opened(${task.id})))`,
      ),
    )
    .groupBy(task.slot);
  const of = (slot: Slot): HomeworkDone => {
    const { given = 0, sent = 0, rated = 0, quality = null } = rows.find((row) => row.slot === slot) ?? {};
    return { given, sent, rated, quality };
  };
  return { A: of("A"), B: of("B") };
}

/**
 * Whether a piece that waits had come before its assignment ended: its day had, and the piece before it had been sent,
 * had ended, or lay as long past its day as counts as left. For a statement that reads all three.
 */
function openedBeforeItsEnd(): SQL<boolean> {
  const end = sql`(${assignment.closedAt} at time zone ${practice.timeZone})::date`;
  return sql<boolean>`(${assignment.closedAt} is null or (coalesce(${task.opensOn} <= ${end}, true)
    and (${task.follows} is null or ${task.exerciseClass} <> 'I' or exists (
      select from ${task} f join ${assignment} b on b.practice_id = f.practice_id and b.id = f.assignment_id
      where f.practice_id = task.practice_id and f.id = task.follows
        and (least(f.submitted_at, b.closed_at) < assignment.closed_at
          or b.due_on + ${LEFT_AFTER_DAYS}::int <= ${end})))))`;
}

/** Every check-in of both partners, oldest first, inside a transaction that is already open. */
export async function pointsIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
): Promise<CoupleProgress["points"]> {
  const rows = await tx
    .select({
      slot: checkIn.slot,
      week: checkIn.week,
      q1: checkIn.q1,
      q2: checkIn.q2,
      q2NotApplicable: checkIn.q2NotApplicable,
      q3: checkIn.q3,
      q4: checkIn.q4,
      q5: checkIn.q5,
      q6: checkIn.q6,
      scoreTenths: checkIn.scoreTenths,
    })
    .from(checkIn)
    .where(ofTreatedCouple(actor, checkIn, coupleId))
    .orderBy(asc(checkIn.week));
  const pointsOf = (slot: Slot): CheckInPoint[] =>
    rows
      .filter((row) => row.slot === slot)
      .map(({ slot: _slot, week, scoreTenths, ...answers }) => ({
        week,
        score: scoreTenths === null ? null : scoreTenths / 10,
        answers,
      }));
  return { A: pointsOf("A"), B: pointsOf("B") };
}
