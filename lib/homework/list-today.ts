import { and, asc, eq, exists, gt, inArray, isNull, sql } from "drizzle-orm";
import { practice } from "#db/schema/accounts";
import { partner } from "#db/schema/couples";
import { assignment, checkIn, draft, task } from "#db/schema/homework";
import { session } from "#db/schema/planning";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { attendedBy, openTo, ownedBy } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { UNCHOSEN_CEILING } from "#lib/couples/ceiling";
import { eitherWithdrew } from "#lib/couples/own-consent";
import { isAskedAfterSession } from "#lib/couples/own-session-check";
import { isAskedForYes } from "#lib/couples/own-yes";
import { isOfferedPolicy } from "#lib/couples/policy-versions";
import { todayInPractice, weekInPractice } from "#lib/couples/week";
import { isLater } from "#lib/exercises/entries";
import { hasOurMap } from "#lib/formulation/our-map";
import { waitingEpisodesIn } from "#lib/formulation/own-moments";
import { isAskedToRate } from "#lib/formulation/rating-requests";
import { openRefs } from "#lib/homework/cards";
import { hasTogether } from "#lib/homework/list-together";
import { isAboveCeiling } from "#lib/homework/policy";
import { isCard } from "#lib/homework/rules-card";
import { draftPlace, openAnswers } from "#lib/homework/sealed-answers";
import { isInShortForm } from "#lib/homework/short-form";
import { asTaskExercise, exercisesGivenIn, minutesOf } from "#lib/homework/task-exercise";
import type { Today } from "#lib/homework/types";
import { waitingCount } from "#lib/homework/walk";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { startOf } from "#lib/planning/session-time";
import { loadKeys, slotScope } from "#lib/secrets/data-keys";

/** More than a partner is given in a week. */
const MOST_OPEN = 12;

export type ListTodayDeps = { clock: Clock };

/**
 * A partner's own start page: open tasks, whether this week's check-in is still to be sent, and the next
 * appointment. It never depends on what the other partner did, sent or chose. What is held is not on it: what stands in
 * for it is, or one sentence that is the same for both (formulation paper, section 7). An audited read.
 */
export async function listToday(
  actor: ActorOf<"partner">,
  deps: ListTodayDeps = { clock: systemClock },
): Promise<Today> {
  const now = deps.clock();
  return withActor(actor, async (tx) => {
    const [tasks, [own], [next], asked] = await Promise.all([
      tx
        .select({
          id: task.id,
          slug: assignment.exerciseSlug,
          version: assignment.exerciseVersion,
          smaller: isInShortForm(),
          started: sql<boolean>`(${draft.taskId} is not null or exists (
            select 1 from ${draft} d join ${task} k on k.practice_id = d.practice_id and k.id = d.task_id
            where d.practice_id = task.practice_id and d.partner_id = task.partner_id
              and (k.id = task.continues or k.continues = task.continues)))`,
          draftVersion: draft.version,
          sealed: draft.answersSealed,
        })
        .from(task)
        .innerJoin(
          assignment,
          and(eq(assignment.practiceId, task.practiceId), eq(assignment.id, task.assignmentId)),
        )
        .leftJoin(draft, and(eq(draft.practiceId, task.practiceId), eq(draft.taskId, task.id)))
        .where(and(openTo(actor, task), eq(task.state, "open"), isNull(assignment.closedAt)))
        .orderBy(
          sql`(${assignment.givenIn} = 'session') desc`,
          asc(assignment.dueOn),
          asc(assignment.assignedAt),
          // In the same order for both, whatever their own rows are numbered.
          asc(assignment.id),
        )
        .limit(MOST_OPEN),
      tx
        .select({
          ceiling: partner.explicitnessCeiling,
          isHeld: eitherWithdrew(actor),
          today: todayInPractice(now),
          together: hasTogether(actor),
          ourMap: hasOurMap(actor),
          open: openRefs(tx, actor),
          askedToRate: isAskedToRate(actor),
          askedForYes: isAskedForYes(actor, now),
          toRead: isOfferedPolicy(actor),
          paused: sql<boolean>`app.has_paused()`,
          after: isAskedAfterSession(tx, actor),
          checkedIn: exists(
            tx
              .select({ one: sql`1` })
              .from(checkIn)
              .where(and(ownedBy(actor, checkIn), sql`${checkIn.week} = ${weekInPractice(now)}::date`)),
          ).mapWith(Boolean),
        })
        .from(partner)
        .innerJoin(practice, eq(practice.id, partner.practiceId))
        .where(and(eq(partner.practiceId, actor.practiceId), eq(partner.id, actor.userId))),
      tx
        .select({ localDate: session.localDate, localTime: session.localTime, zone: session.zone })
        .from(session)
        .where(
          and(
            attendedBy(actor, session),
            inArray(session.state, ["planned", "running"]),
            gt(session.startsAt, now),
          ),
        )
        .orderBy(asc(session.startsAt))
        .limit(1),
      waitingEpisodesIn(tx, actor, now),
      recordAudit(tx, actor, {
        action: "read",
        entity: "today",
        coupleId: actor.coupleId,
        purpose: "own start page",
      }),
    ]);
    const ceiling = own?.ceiling ?? UNCHOSEN_CEILING;
    const opened = (own?.open ?? []).map((ref) => {
      const [slug = "", version] = ref.split(" ");
      return { slug, version: Number(version) };
    });
    const exerciseOf = await exercisesGivenIn(tx, actor, [...tasks, ...opened]);
    const open = tasks
      .map((row) => ({ ...row, exercise: exerciseOf(row) }))
      .filter(({ exercise }) => !isAboveCeiling(exercise, ceiling));
    const followed = open.some(({ exercise, sealed }) => sealed && exercise.fields.some(isLater));
    const keys = followed
      ? await loadKeys(tx, actor, actor.coupleId, [slotScope("private", actor.slot)])
      : null;
    return {
      tasks: open.map(({ id, exercise, smaller, started, draftVersion, sealed }) => ({
        id,
        minutes: minutesOf(exercise, smaller),
        started,
        waiting:
          keys && sealed && draftVersion
            ? waitingCount(
                asTaskExercise(exercise),
                openAnswers(keys, draftPlace(actor, id, draftVersion), sealed),
                own?.today ?? "",
              )
            : 0,
      })),
      afterOpen: own !== undefined && !own.isHeld && own.after,
      checkInOpen: own !== undefined && !own.isHeld && !own.checkedIn,
      appointment: next ? { startsAt: startOf(next), zone: next.zone } : null,
      questions: own !== undefined && !own.isHeld && own.askedToRate,
      question: own !== undefined && !own.isHeld && own.askedForYes,
      later: own !== undefined && !own.isHeld && asked.length > 0,
      toRead: own?.toRead ?? false,
      paused: own?.paused ?? false,
      together: own?.together ?? false,
      ourMap: own?.ourMap ?? false,
      ourPlan: opened.some((ref) => isCard(exerciseOf(ref))),
    };
  });
}
