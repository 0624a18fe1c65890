import { and, getTableColumns, inArray, isNull, ne, sql } from "drizzle-orm";
import { assignment, task } from "#db/schema/homework";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { agreedIn } from "#lib/couples/agreed";
import { moveFollowersIn, waitingFollowersIn } from "#lib/couples/followers";
import { needsYes, ONE_YES_ONE_TIME, yesReason } from "#lib/couples/fresh-yes";
import { heldBy } from "#lib/couples/gates";
import { careGates, type Limits, lockReason } from "#lib/couples/lock-reason";
import { signedGates } from "#lib/couples/rules-co-sign";
import { endStandInsIn, moveStandInIn } from "#lib/couples/stand-ins";
import { keepWeighedIn } from "#lib/couples/weigh-gates";
import type { WeighedLine } from "#lib/couples/weighed-gates";
import { spendYesIn } from "#lib/couples/yes-status";
import { exercisesIn, type FoundExercise, refKey } from "#lib/exercises/find-exercise";
import { gateName } from "#lib/exercises/gate-words";
import type { ExerciseClass } from "#lib/exercises/types";
import { type Id, newId } from "#lib/kernel/ids";
import { endLaterTimesIn, laterTimesIn } from "#lib/planning/later-times";
import { carriesOn } from "#lib/planning/rules";
import { decisionsInWords, dispositionsFor } from "#lib/planning/rules-decisions";
import type { Disposition, OpenHomework, PlanItem } from "#lib/planning/types";

/** Why homework cannot be carried on as decided, by plan item; empty where every decision can be kept. */
export function refusedCarries(
  items: readonly PlanItem[],
  open: readonly OpenHomework[],
  limits: Limits,
  found: ReadonlyMap<string, FoundExercise>,
  weighed: ReadonlyMap<Id, WeighedLine>,
): Record<Id, string[]> {
  const sentences: Record<Id, string[]> = {};
  const spent = new Set<ExerciseClass>();
  for (const { id, title, assignmentId, disposition } of items) {
    const homework = open.find((one) => one.assignmentId === assignmentId);
    if (!homework || !disposition || !carriesOn(disposition)) continue;
    const { exerciseSlug, exerciseVersion } = homework;
    const exercise = found.get(refKey({ slug: exerciseSlug, version: exerciseVersion }))?.exercise;
    // It went home before, so it has been taught; everything else is asked again.
    const reason =
      exercise &&
      (lockReason({ ...exercise, sessionFirst: false }, limits, "home") ?? yesReason(exercise, limits));
    const again =
      exercise && needsYes(exercise.exerciseClass) && spent.has(exercise.exerciseClass)
        ? `${ONE_YES_ONE_TIME} Another one is carried on with it.`
        : null;
    const before = weighed.get(homework.assignmentId)?.gates ?? [];
    const fresh = exercise
      ? careGates(exercise, limits, "home").filter((gate) => !before.includes(gate))
      : [];
    const stop = reason ?? again;
    if (stop) sentences[id] = [`${title}. ${stop} Replace it or let it rest.`];
    else if (fresh.length > 0)
      sentences[id] = [
        `${title} asks for care now (${fresh.map(gateName).join(", ")}). Let it rest here, and give it again with a line on why.`,
      ];
    else if (!dispositionsFor(homework).includes(disposition))
      sentences[id] = [notAgain(homework, disposition)];
    else if (exercise) spent.add(exercise.exerciseClass);
  }
  return sentences;
}

/** Why homework cannot be carried on in that way, and what is left to choose. */
function notAgain(homework: OpenHomework, disposition: Disposition): string {
  const { title, timesCarried } = homework;
  const why =
    disposition === "shrink"
      ? `${title} is in its smaller form already.`
      : `${title} was carried over ${timesCarried} times.`;
  const left = decisionsInWords(dispositionsFor(homework));
  return `${why} ${left.charAt(0).toUpperCase()}${left.slice(1)}.`;
}

/** The tasks of homework, and whether each is there by now. Taken, so that what a partner chooses just then goes along or is refused. */
function tasksOfIn(tx: Tx, actor: ActorOf<"clinician">, coupleId: Id, assignmentIds: readonly Id[]) {
  return tx
    .select({ ...getTableColumns(task), hasOpened: sql<boolean>`app.has_opened(${task.id})` })
    .from(task)
    .where(
      and(
        ofTreatedCouple(actor, task, coupleId),
        inArray(task.assignmentId, [...assignmentIds]),
        ne(task.state, "withdrawn"),
      ),
    )
    .for("update");
}

type Decided = { assignmentId: Id; disposition: Disposition };

/**
 * Acts on what was decided about homework. What it was ends, whoever has sent it, and stays readable where it
 * was; `keep` and `shrink` give it again, to the same partners, with tasks of their own that are open,
 * `shrink` in the smaller form. Words not sent yet are found again in the new task. Every partner gets the
 * same, so that neither can tell what the other has sent. Homework that has ended meanwhile is left alone.
 *
 * What comes every few days was given as one: its times that have not come yet end with the one that is decided about,
 * also where that is carried on. They would come beside it otherwise, in the form that was just made smaller.
 */
export async function disposeHomeworkIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  decided: readonly Decided[],
  { now, nextWeek, weighed }: { now: Date; nextWeek: string; weighed: ReadonlyMap<Id, WeighedLine> },
): Promise<{ carried: number; ended: number }> {
  if (decided.length === 0) return { carried: 0, ended: 0 };
  const going = decided.flatMap((one) => (carriesOn(one.disposition) ? one.assignmentId : []));
  const later = await laterTimesIn(
    tx,
    actor,
    coupleId,
    decided.map((one) => one.assignmentId),
  );
  // What has opened is read while nothing has ended yet: an end opens what follows.
  const followers = await waitingFollowersIn(tx, actor, coupleId, [
    ...going,
    ...later.map((one) => one.assignmentId),
  ]);
  const held = await tasksOfIn(tx, actor, coupleId, going);
  const closed = await tx
    .update(assignment)
    .set({ closedAt: now })
    .where(
      and(
        ofTreatedCouple(actor, assignment, coupleId),
        inArray(
          assignment.id,
          decided.map((one) => one.assignmentId),
        ),
        isNull(assignment.closedAt),
      ),
    )
    .returning();
  const before = closed.flatMap((row) => {
    const disposition = decided.find((one) => one.assignmentId === row.id)?.disposition;
    return disposition && carriesOn(disposition) ? [{ row, disposition, freshId: newId() }] : [];
  });
  const carried = before.map(({ row }) => row.id);
  const endedIds = closed.map(({ id }) => id).filter((id) => !carried.includes(id));
  await endStandInsIn(tx, actor, coupleId, endedIds, now);
  await endLaterTimesIn(tx, actor, coupleId, later, now);
  if (before.length === 0) return { carried: 0, ended: closed.length };
  const tasks = held.filter(({ assignmentId }) => carried.includes(assignmentId));
  // What one person holds of it is of the kind that all of it is.
  const classOf = (id: Id) =>
    tasks.find((one) => one.assignmentId === id)?.exerciseClass as ExerciseClass | undefined;
  const classes = before.flatMap(({ row }) => classOf(row.id) ?? []);
  const yes = await spendYesIn(tx, actor, coupleId, classes, now);
  const yesOf = (exerciseClass: ExerciseClass | undefined) => exerciseClass && yes.get(exerciseClass);
  await tx.insert(assignment).values(
    before.map(({ row, disposition, freshId }) => ({
      ...row,
      givenIn: "home",
      id: freshId,
      smaller: row.smaller || disposition === "shrink",
      dueOn: row.dueOn > nextWeek ? row.dueOn : nextWeek,
      assignedBy: actor.userId,
      assignedAt: now,
      requestId: newId(),
      timesCarried: row.timesCarried + 1,
      moreReasonSealed: null,
      closedAt: null,
      yesRequestId: yesOf(classOf(row.id)) ?? null,
      isRefused: false,
      standsInFor: null,
      isWaiting: false,
    })),
  );
  for (const { row, freshId } of before) {
    const dueOn = row.dueOn > nextWeek ? row.dueOn : nextWeek;
    await moveStandInIn(tx, actor, coupleId, { from: row.id, to: freshId, dueOn });
  }
  const refs = before.map(({ row }) => ({ slug: row.exerciseSlug, version: row.exerciseVersion }));
  const exercises = await exercisesIn(tx, actor, refs);
  const agreed = await agreedIn(tx, actor, coupleId, now);
  const fresh = tasks.flatMap(
    ({ id, assignmentId, partnerId, slot, exerciseClass, explicitness, continues, hasOpened, ...one }) => {
      const from = before.find(({ row }) => row.id === assignmentId);
      if (!from) return [];
      const ref = { slug: from.row.exerciseSlug, version: from.row.exerciseVersion };
      const exercise = exercises.get(refKey(ref))?.exercise;
      return {
        practiceId: actor.practiceId,
        id: newId(),
        assignmentId: from.freshId,
        coupleId,
        partnerId,
        slot,
        exerciseClass,
        explicitness: exercise?.explicitness ?? explicitness,
        // A version that left the library is held by every gate, rather than by none.
        heldBy: exercise ? heldBy(exercise, signedGates(exercise.exerciseClass, agreed)) : "any",
        // Its partner's own choices go on with their copy; why not, only of what was not done after all.
        isShort: one.isShort,
        ...(one.state === "open" ? { notNow: one.notNow, notNowOn: one.notNowOn } : {}),
        continues: continues ?? id,
        // What has not opened goes on waiting; what has stays open.
        ...(hasOpened
          ? {}
          : { waits: one.waits, opensOn: one.opensOn, follows: one.follows, followDays: one.followDays }),
      };
    },
  );
  const freshFor = (from: Id, partnerId: Id) => {
    const to = before.find(({ row }) => row.id === from)?.freshId;
    return fresh.find((one) => one.assignmentId === to && one.partnerId === partnerId)?.id;
  };
  const became = new Map<Id, Id>();
  for (const { taskId, of, partnerId } of later) {
    const next = freshFor(of, partnerId);
    if (next) became.set(taskId, next);
  }
  for (const { id, assignmentId, partnerId } of tasks) {
    const next = freshFor(assignmentId, partnerId);
    if (next) became.set(id, next);
  }
  if (fresh.length > 0)
    await tx.insert(task).values(
      fresh.map((one) => {
        const follows = "follows" in one && one.follows ? (became.get(one.follows) ?? one.follows) : null;
        return { ...one, follows };
      }),
    );
  await moveFollowersIn(tx, actor, coupleId, followers, ({ follows }) => became.get(follows));
  for (const { freshId, row } of before) {
    const line = weighed.get(row.id);
    const { exerciseSlug, exerciseVersion } = row;
    const again = { coupleId, assignmentId: freshId, exerciseSlug, exerciseVersion };
    if (line) await keepWeighedIn(tx, actor, again, line, now);
    await recordAudit(tx, actor, {
      action: "create",
      entity: "assignment",
      entityId: freshId,
      coupleId,
      purpose: "carry homework on",
    });
  }
  return { carried: before.length, ended: closed.length - before.length };
}
