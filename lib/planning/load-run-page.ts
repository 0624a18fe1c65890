import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { findLimitsIn } from "#lib/couples/find-limits";
import type { YesStatus } from "#lib/couples/fresh-yes";
import type { Limits } from "#lib/couples/lock-reason";
import { opensAdaptations } from "#lib/couples/rules-screening";
import { yesStatusIn } from "#lib/couples/yes-status";
import { choosableIn, exercisesIn, type FoundExercise, refKey } from "#lib/exercises/find-exercise";
import type { Exercise } from "#lib/exercises/types";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { notFound } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";
import { exerciseRefs } from "#lib/planning/exercise-refs";
import { findPlanIn, getSessionIn } from "#lib/planning/find-session";
import { careOf, givenInSessionIn, guideOf, guidesOf, roomOf, yesOf } from "#lib/planning/in-room";
import { leadOf } from "#lib/planning/library-entries";
import { toLine } from "#lib/planning/queries";
import { runEventsIn } from "#lib/planning/run-events";
import { canSwapIn, heldAgain } from "#lib/planning/run-refusals";
import type { Attendees, PlanFacts, RunPage, SwapOffer } from "#lib/planning/types";

/** As many as a list in the hand stays short with; each brings its whole guide along. Ours. */
const MOST_OFFERED = 12;

/** The running session with what the clinician needs at hand for each exercise. Throws "not_found". */
export async function loadRunPage(
  actor: ActorOf<"clinician">,
  coupleId: Id,
  sessionId: Id,
  clock: Clock = systemClock,
): Promise<RunPage> {
  if (!isId(coupleId) || !isId(sessionId)) throw notFound();
  return withActor(actor, async (tx) => {
    const [couple, running, found] = await Promise.all([
      getCoupleIn(tx, actor, coupleId),
      getSessionIn(tx, actor, coupleId, sessionId),
      findPlanIn(tx, actor, coupleId, sessionId),
      recordAudit(tx, actor, {
        action: "read",
        entity: "session",
        entityId: sessionId,
        coupleId,
        purpose: "run page",
      }),
    ]);
    const now = clock();
    const [exercises, given, status, events] = await Promise.all([
      exercisesIn(tx, actor, exerciseRefs(found?.items ?? [])),
      givenInSessionIn(tx, actor, coupleId, sessionId),
      yesStatusIn(tx, actor, couple.id, now),
      runEventsIn(tx, actor, coupleId, sessionId),
    ]);
    const isAdapted = opensAdaptations(couple.checks);
    const isRunning = running.state === "running" && running.endedAt === null;
    const [choosable, limits] = isRunning
      ? await Promise.all([choosableIn(tx, actor), findLimitsIn(tx, actor, couple, now)])
      : [[], null];
    return {
      couple: toLine(couple),
      session: running,
      plan: found,
      guides: guidesOf(found, exercises, isAdapted),
      care: limits ? careOf(found, exercises, limits) : {},
      room: roomOf(found, exercises, given),
      yes: yesOf(found, exercises, status),
      least: leastOf(found, exercises),
      offer: limits
        ? offerFor(found, exercises, choosable, { limits, isAdapted, status, attendees: running.attendees })
        : [],
      held: limits
        ? heldAgain(found?.items ?? [], limits, exercises, running.attendees).map(({ id }) => id)
        : [],
      events,
    };
  });
}

function leastOf(
  plan: PlanFacts | null,
  exercises: ReadonlyMap<string, FoundExercise>,
): Readonly<Record<Id, number>> {
  const least: Record<Id, number> = {};
  for (const item of plan?.items ?? []) {
    const [ref] = exerciseRefs([item]);
    const exercise = ref && exercises.get(refKey(ref))?.exercise;
    if (exercise && item.kind === "exercise") least[item.id] = exercise.minutes.min;
  }
  return least;
}

type Offering = {
  limits: Limits;
  isAdapted: boolean;
  status: readonly YesStatus[];
  attendees: Attendees;
};

function offerFor(
  plan: PlanFacts | null,
  exercises: ReadonlyMap<string, FoundExercise>,
  choosable: readonly Exercise[],
  { limits, isAdapted, status, attendees }: Offering,
): SwapOffer[] {
  const planned = new Set((plan?.items ?? []).map((item) => item.exerciseSlug));
  const needs = new Set([...exercises.values()].map(({ exercise }) => leadOf(exercise)));
  return choosable
    .filter((exercise) => !planned.has(exercise.slug) && canSwapIn(exercise, limits, attendees))
    .map((exercise) => ({ exercise, lead: leadOf(exercise) }))
    .toSorted(
      (one, other) =>
        Number(needs.has(other.lead)) - Number(needs.has(one.lead)) ||
        one.exercise.minutes.min - other.exercise.minutes.min,
    )
    .slice(0, MOST_OFFERED)
    .map(({ exercise, lead }) => ({
      slug: exercise.slug,
      version: exercise.version,
      title: exercise.title,
      minutes: exercise.minutes,
      lead,
      guide: guideOf(exercise, isAdapted),
      yes: status.find(({ exerciseClass }) => exerciseClass === exercise.exerciseClass) ?? null,
    }));
}
