import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { findLimitsIn } from "#lib/couples/find-limits";
import { opensAdaptations } from "#lib/couples/rules-screening";
import { yesStatusIn } from "#lib/couples/yes-status";
import { choosableIn, exercisesIn, type FoundExercise, refKey } from "#lib/exercises/find-exercise";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { notFound } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";
import { exerciseRefs } from "#lib/planning/exercise-refs";
import { findPlanIn, getSessionIn } from "#lib/planning/find-session";
import { careOf, givenInSessionIn, guidesOf, roomOf, yesOf } from "#lib/planning/in-room";
import { leadOf } from "#lib/planning/library-entries";
import { checksIn } from "#lib/planning/plan-checks";
import { toLine } from "#lib/planning/queries";
import { runEventsIn } from "#lib/planning/run-events";
import { stoppedItems } from "#lib/planning/run-refusals";
import { swapOffers } from "#lib/planning/swap-offers";
import type { PlanFacts, RunPage, SwapOffer } from "#lib/planning/types";

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
    const [choosable, limits, checked] = isRunning
      ? await Promise.all([
          choosableIn(tx, actor),
          findLimitsIn(tx, actor, couple, now),
          found ? checksIn(tx, actor, couple.id, found.id) : {},
        ])
      : [[], null, {}];
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
        ? nearestOf(
            exercises,
            swapOffers(found, choosable, { limits, isAdapted, status, attendees: running.attendees }),
          )
        : [],
      held: limits
        ? Object.fromEntries(
            stoppedItems(found?.items ?? [], limits, exercises, {
              attendees: running.attendees,
              checked,
            }).map(({ id, why }) => [id, why]),
          )
        : {},
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

/** Those that work on what the plan works on first, then the shorter ones; as many as the list holds. */
function nearestOf(exercises: ReadonlyMap<string, FoundExercise>, offers: readonly SwapOffer[]): SwapOffer[] {
  const needs = new Set([...exercises.values()].map(({ exercise }) => leadOf(exercise)));
  return offers
    .toSorted(
      (one, other) =>
        Number(needs.has(other.lead)) - Number(needs.has(one.lead)) || one.minutes.min - other.minutes.min,
    )
    .slice(0, MOST_OFFERED);
}
