import { and, desc, ne, sql } from "drizzle-orm";
import { session } from "#db/schema/planning";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { type CoupleFacts, getCoupleIn, heldUnder } from "#lib/couples/find-couple";
import { findLimitsIn } from "#lib/couples/find-limits";
import { opensAdaptations } from "#lib/couples/rules-screening";
import { choosableIn, exercisesIn, type FoundExercise, refKey } from "#lib/exercises/find-exercise";
import { weighableIn } from "#lib/exercises/find-weighable";
import { fitsFormat } from "#lib/exercises/rules";
import { exerciseHistoryIn } from "#lib/formulation/exercise-history";
import { newestOf, newestSentIn } from "#lib/formulation/newest-ratings";
import { profileFrom } from "#lib/formulation/rules-profile";
import { choicesIn } from "#lib/formulation/suggestion-choices";
import { suggestFor } from "#lib/formulation/suggestions";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { notFound } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";
import { closedPlanIn } from "#lib/planning/closed-plan";
import { doneLatelyIn } from "#lib/planning/done-lately";
import { exerciseRefs } from "#lib/planning/exercise-refs";
import { findPlanIn, getSessionIn, SESSION_COLUMNS, toSession } from "#lib/planning/find-session";
import { entriesFor, leadOf } from "#lib/planning/library-entries";
import { beyondIn, withSuggestedIn } from "#lib/planning/offered-exercises";
import { openHomeworkIn } from "#lib/planning/open-homework";
import { checksIn } from "#lib/planning/plan-checks";
import { settledIn } from "#lib/planning/plan-versions";
import { carryable } from "#lib/planning/rules";
import { lockUnsuited, slotsOf, suits } from "#lib/planning/rules-attendees";
import { firstProposal, weekAfter } from "#lib/planning/session-time";
import { findLastPlanIn } from "#lib/planning/start-plan";
import { templatesIn } from "#lib/planning/templates";
import { tensionLatelyIn } from "#lib/planning/tension-lately";
import type { CoupleLine, PlanFacts, PlanItem, PlanPage, SchedulePage, WallTime } from "#lib/planning/types";

/** More than a plan has room for. */
const MOST_SUGGESTED = 24;

type Clinician = ActorOf<"clinician">;

/** The couple as the pages of a session show it: by code name alone. */
export const toLine = ({ id, codeName, sessionMinutes }: CoupleFacts): CoupleLine => ({
  id,
  codeName,
  sessionMinutes,
});

/** Everything the plan page shows, in one transaction. Throws "not_found". */
export async function loadPlanPage(
  actor: Clinician,
  coupleId: Id,
  sessionId: Id,
  clock: Clock = systemClock,
): Promise<PlanPage> {
  if (!isId(coupleId) || !isId(sessionId)) throw notFound();
  return withActor(actor, async (tx) => {
    const [couple, planned, found, open] = await Promise.all([
      getCoupleIn(tx, actor, coupleId),
      getSessionIn(tx, actor, coupleId, sessionId),
      findPlanIn(tx, actor, coupleId, sessionId),
      openHomeworkIn(tx, actor, coupleId, sessionId),
    ]);
    const [last, lately, choosable, pinned, sent, weighable, chosen] = await Promise.all([
      findLastPlanIn(tx, actor, coupleId, planned),
      doneLatelyIn(tx, actor, coupleId, planned),
      choosableIn(tx, actor),
      exercisesIn(tx, actor, [
        ...exerciseRefs(found?.items ?? []),
        ...open.map(({ exerciseSlug: slug, exerciseVersion: version }) => ({ slug, version })),
      ]),
      newestSentIn(tx, actor, couple.id),
      weighableIn(tx, actor),
      choicesIn(tx, actor, couple.id),
      recordAudit(tx, actor, {
        action: "read",
        entity: "plan",
        entityId: found?.id ?? null,
        coupleId,
        purpose: "plan page",
      }),
    ]);
    const now = clock();
    const [limits, history, held] = await Promise.all([
      findLimitsIn(tx, actor, couple, now),
      exerciseHistoryIn(tx, actor, couple, now),
      last && !last.isHeld ? findLastPlanIn(tx, actor, coupleId, planned, "held") : last,
    ]);
    const { attendees } = planned;
    const inSession = weighable.filter((one) => fitsFormat(one, "session") && suits(one, attendees));
    const { suggested, notNow } = suggestFor(
      inSession,
      limits,
      {
        ratings: newestOf(sent),
        stage: couple.stage,
        slotMinutes: planned.minutes,
        present: slotsOf(attendees),
        history,
        ...chosen,
      },
      (_count, list) => ({ first: 1, last: list === "suggested" ? MOST_SUGGESTED : 0 }),
    );
    const offered = await withSuggestedIn(tx, actor, choosable, suggested, weighable);
    const left = found && held ? notReached(held.plan) : [];
    const inPlan = exerciseRefs(found?.items ?? []).flatMap((ref) => pinned.get(refKey(ref))?.exercise ?? []);
    const beyond = await beyondIn(tx, actor, offered, { planned: inPlan, left }, weighable);
    const known = [...offered, ...beyond, ...[...pinned.values()].map(({ exercise }) => exercise)];
    return {
      couple: toLine(couple),
      hold: heldUnder(couple, limits.agreed).hold,
      session: planned,
      plan: found,
      openHomework: open,
      suggested,
      notNow,
      outOfList: Object.entries(chosen.choices).flatMap(([slug, { isHidden, isNotNow }]) =>
        isHidden || isNotNow ? [slug] : [],
      ),
      grounds: {
        profile: profileFrom(newestOf(sent)).shares,
        tension: await tensionLatelyIn(tx, actor, couple.id, slotsOf(attendees), now),
      },
      library: lockUnsuited(entriesFor(offered, limits, "session"), attendees),
      beyond: lockUnsuited(entriesFor(beyond, limits, "session"), attendees),
      weights: Object.fromEntries(known.map(({ slug, weights }) => [slug, weights])),
      typical: Object.fromEntries(known.map(({ slug, minutes }) => [slug, minutes.typical])),
      lately,
      scores: profileFrom(newestOf(sent)).partners,
      unused: offered
        .filter(({ slug }) => (history[slug]?.daysSince ?? null) === null)
        .map(({ slug }) => slug),
      leads: Object.fromEntries(known.map((exercise) => [exercise.slug, leadOf(exercise)])),
      adaptations: opensAdaptations(couple.checks) ? adaptationsOf(found, pinned) : [],
      checks: found ? await checksIn(tx, actor, couple.id, found.id) : {},
      settled: found ? await settledIn(tx, actor, couple.id, found.id) : {},
      closed: found ? await closedPlanIn(tx, actor, couple.id, planned, now) : null,
      templates: found ? [] : await templatesIn(tx, actor),
      previous: last && {
        number: last.session.number,
        retired: found ? [] : await retiredIn(tx, actor, last.plan),
      },
      held: held && {
        number: held.session.number,
        notReached: notReached(held.plan),
        gone: goneOf(left, weighable),
      },
    };
  });
}

/** How to adapt the exercises of a plan, each once, in the order of the plan. */
function adaptationsOf(
  plan: PlanFacts | null,
  exercises: ReadonlyMap<string, FoundExercise>,
): PlanPage["adaptations"] {
  const planned = exerciseRefs(plan?.items ?? []).flatMap(
    (ref) => exercises.get(refKey(ref))?.exercise ?? [],
  );
  return [...new Map(planned.map((one) => [one.slug, one])).values()].flatMap(({ title, adaptations }) =>
    adaptations.length > 0 ? [{ title, notes: adaptations }] : [],
  );
}

/** The exercises of a plan that are gone or retired by now, by the names they had. */
async function retiredIn(tx: Tx, actor: Clinician, { items }: PlanFacts): Promise<string[]> {
  const planned = items.filter(({ kind, exerciseSlug }) => kind === "exercise" && exerciseSlug !== null);
  const exercises = await exercisesIn(tx, actor, exerciseRefs(planned));
  const isGone = (item: PlanItem) =>
    exerciseRefs([item]).some((ref) => exercises.get(refKey(ref))?.retired ?? true);
  return [...new Set(planned.filter(isGone).map(({ title }) => title))];
}

function notReached(last: PlanFacts): { slug: string; title: string }[] {
  return carryable(last.items).flatMap(({ exerciseSlug, title, leaveOut }) =>
    exerciseSlug && !leaveOut ? [{ slug: exerciseSlug, title }] : [],
  );
}

/** The slugs of which no version is published any more. */
function goneOf(left: readonly { slug: string }[], weighable: readonly { slug: string }[]): string[] {
  const published = new Set(weighable.map(({ slug }) => slug));
  return [...new Set(left.map(({ slug }) => slug))].filter((slug) => !published.has(slug));
}

/** What the scheduling page starts from: the same time a week on, or a proposal in `zone`. */
export async function loadSchedulePage(
  actor: Clinician,
  coupleId: Id,
  zone: string,
  clock: Clock = systemClock,
): Promise<SchedulePage> {
  return withActor(actor, async (tx) => {
    const couple = await getCoupleIn(tx, actor, coupleId);
    const ofCouple = ofTreatedCouple(actor, session, coupleId);
    const [[newest], [last]] = await Promise.all([
      tx
        .select({ number: sql<number>`coalesce(max(${session.number}), 0)::int` })
        .from(session)
        .where(ofCouple),
      tx
        .select(SESSION_COLUMNS)
        .from(session)
        .where(and(ofCouple, ne(session.state, "cancelled")))
        .orderBy(desc(session.startsAt))
        .limit(1),
    ]);
    await recordAudit(tx, actor, { action: "read", entity: "session", coupleId, purpose: "schedule page" });
    const suggestedTime: WallTime = last
      ? weekAfter(toSession(last).startsAt, last.zone, clock())
      : firstProposal(clock(), zone);
    return { couple: toLine(couple), number: (newest?.number ?? 0) + 1, suggestedTime };
  });
}
