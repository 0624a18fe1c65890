import { and, desc, eq, inArray, lt } from "drizzle-orm";
import { plan, planItem, session } from "#db/schema/planning";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { findLimitsIn } from "#lib/couples/find-limits";
import { lockReason } from "#lib/couples/lock-reason";
import { exercisesIn, refKey } from "#lib/exercises/find-exercise";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { DomainError, notFound } from "#lib/kernel/errors";
import { type Id, newId } from "#lib/kernel/ids";
import { exerciseRefs } from "#lib/planning/exercise-refs";
import { findPlanIn, getSessionIn } from "#lib/planning/find-session";
import { blankFrame, copiedFrame, type Fate, suggestedFrame } from "#lib/planning/frames";
import { openHomeworkIn } from "#lib/planning/open-homework";
import { keepVersionIn } from "#lib/planning/plan-versions";
import { canStartPlan, enforce } from "#lib/planning/policy";
import { homeworkDecided, looksBackOn, unsuited } from "#lib/planning/rules-attendees";
import { findBuiltIn } from "#lib/planning/rules-templates";
import type { StartPlanInput } from "#lib/planning/schema";
import { templateItemsIn } from "#lib/planning/templates";
import type { PlanFacts, PlanItem, SessionFacts } from "#lib/planning/types";

export type StartedPlan = { planId: Id; items: number };

/**
 * Makes the plan of a session from a frame. It opens with last time's homework: each open assignment
 * becomes a review item that waits for a decision. Throws "not_found", and "conflict" when the session has
 * begun or already has a plan.
 */
export async function startPlan(
  actor: ActorOf<"clinician">,
  input: StartPlanInput,
  clock: Clock = systemClock,
): Promise<StartedPlan> {
  return withActor(actor, (tx) => startPlanIn(tx, actor, input, clock));
}

const builtInOf = ({ frame, template }: StartPlanInput): string | null =>
  frame === "template" ? (findBuiltIn(template ?? "")?.key ?? null) : null;

/** As `startPlan`, inside a transaction that is already open. */
export async function startPlanIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  input: StartPlanInput,
  clock: Clock = systemClock,
): Promise<StartedPlan> {
  const { coupleId, sessionId, frame } = input;
  const planned = await getSessionIn(tx, actor, coupleId, sessionId, { lock: true });
  enforce(canStartPlan(planned));

  const planId = newId();
  const made = await tx
    .insert(plan)
    .values({ practiceId: actor.practiceId, id: planId, coupleId, sessionId, builtIn: builtInOf(input) })
    .onConflictDoNothing({ target: [plan.practiceId, plan.sessionId] })
    .returning({ id: plan.id });
  if (made.length === 0) throw new DomainError("conflict", "This session already has a plan.");

  const { attendees } = planned;
  const open = homeworkDecided(await openHomeworkIn(tx, actor, coupleId, sessionId), attendees);
  const makeId = () => newId();
  const like = await likeIn(tx, actor, input, planned);
  const items = like
    ? copiedFrame(like, open, await fatesIn(tx, actor, planned, coupleId, like, clock()), makeId)
    : frame === "blank"
      ? blankFrame(open, makeId)
      : suggestedFrame(planned.minutes, open, makeId);
  if (items.length > 0) {
    await tx.insert(planItem).values(
      items.map((item, place) => ({
        ...item,
        practiceId: actor.practiceId,
        planId,
        coupleId,
        position: place + 1,
      })),
    );
  }
  await keepVersionIn(tx, actor, planId, "open");
  await recordAudit(tx, actor, {
    action: "create",
    entity: "plan",
    entityId: planId,
    coupleId,
    purpose: "start a plan",
  });
  return { planId, items: items.length };
}

/** What a plan begins from: a template, the plan of the session that is named, or that of the one before. */
async function likeIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  { coupleId, frame, template, from }: StartPlanInput,
  planned: SessionFacts,
): Promise<readonly PlanItem[] | undefined> {
  if (frame === "template") return templateItemsIn(tx, actor, template ?? "");
  if (frame !== "last") return undefined;
  if (from === undefined) return (await findLastPlanIn(tx, actor, coupleId, planned))?.plan.items;
  const source = await getSessionIn(tx, actor, coupleId, from);
  const found = await findPlanIn(tx, actor, coupleId, from);
  // A plan made with one alone is nothing for the other's eyes, nor for both.
  if (!found || source.id === planned.id || !looksBackOn(planned.attendees).includes(source.attendees))
    throw notFound();
  return found.items;
}

/**
 * What becomes of the exercises of an earlier plan or a template: one that is gone or retired is left out, one that is
 * on hold or not for who comes is set aside. Source: screen paper, section 2.4, "Stop".
 */
async function fatesIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  { attendees }: Pick<SessionFacts, "attendees">,
  coupleId: Id,
  like: readonly PlanItem[],
  now: Date,
) {
  const limits = await findLimitsIn(tx, actor, await getCoupleIn(tx, actor, coupleId), now);
  const found = await exercisesIn(tx, actor, exerciseRefs(like));
  return (slug: string, version: number): Fate => {
    const { exercise, retired } = found.get(refKey({ slug, version })) ?? {};
    if (exercise === undefined || retired) return "left_out";
    return (lockReason(exercise, limits, "session") ?? unsuited(exercise, attendees))
      ? "set_aside"
      : "planned";
  };
}

/** States of a session that may have a plan to look back on; one that is still to come says nothing of what was done. */
const LOOKED_BACK_ON = { any: ["planned", "running", "closed"], held: ["running", "closed"] } as const;

/**
 * The last session in time before this one with whoever comes to it that has a plan and was not cancelled, with the
 * plan; "held" passes over those that have not begun.
 */
export async function findLastPlanIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  { startsAt, attendees }: Pick<SessionFacts, "startsAt" | "attendees">,
  which: keyof typeof LOOKED_BACK_ON = "any",
): Promise<{ session: Pick<SessionFacts, "id" | "number">; isHeld: boolean; plan: PlanFacts } | null> {
  const [before] = await tx
    .select({ id: session.id, number: session.number, state: session.state })
    .from(session)
    .innerJoin(plan, and(eq(plan.practiceId, session.practiceId), eq(plan.sessionId, session.id)))
    .where(
      and(
        ofTreatedCouple(actor, session, coupleId),
        lt(session.startsAt, startsAt),
        inArray(session.state, [...LOOKED_BACK_ON[which]]),
        inArray(session.attendees, looksBackOn(attendees)),
      ),
    )
    .orderBy(desc(session.startsAt))
    .limit(1);
  if (!before) return null;
  const found = await findPlanIn(tx, actor, coupleId, before.id);
  return found ? { session: before, isHeld: before.state !== "planned", plan: found } : null;
}
