import { and, eq, inArray, sql } from "drizzle-orm";
import { plan, planItem, session } from "#db/schema/planning";
import { runEvent } from "#db/schema/run";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { DomainError, notFound } from "#lib/kernel/errors";
import { type Id, newId } from "#lib/kernel/ids";
import { findPlanIn } from "#lib/planning/find-session";
import { runOf } from "#lib/planning/rules-run";
import { runEventsIn } from "#lib/planning/run-events";
import { EVENT_LIMITS, type KeptEvent, type RunState } from "#lib/planning/run-types";
import type { PlanFacts, PlanItem, SessionFacts } from "#lib/planning/types";

type Clinician = ActorOf<"clinician">;
export type RunEventRow = Omit<
  typeof runEvent.$inferInsert,
  "practiceId" | "coupleId" | "sessionId" | "recordedBy"
>;

/** Adds events to a session that is locked already; those it has are left as they are. */
export async function addRunEventsIn(
  tx: Tx,
  actor: Clinician,
  coupleId: Id,
  sessionId: Id,
  rows: readonly RunEventRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const { practiceId, userId: recordedBy } = actor;
  await tx
    .insert(runEvent)
    .values(rows.map((row) => ({ ...row, practiceId, coupleId, sessionId, recordedBy })))
    .onConflictDoNothing();
}

/** Throws "conflict" where a session that has so many events has no room for these; an end always finds room. */
export function requireRoom(has: number, events: readonly Pick<RunEventRow, "kind">[]): void {
  const isEnd = events.every(({ kind }) => kind === "end");
  const most = EVENT_LIMITS.session + (isEnd ? EVENT_LIMITS.ends : 0);
  if (events.length > 0 && has + events.length > most)
    throw new DomainError("conflict", "This run has no room for more. Please end it and wrap up.");
}

/** Adds what a form did: forms of one session count as one device, in the order they come in. */
export async function addFormEventIn(
  tx: Tx,
  actor: Clinician,
  coupleId: Id,
  sessionId: Id,
  event: Pick<RunEventRow, "kind" | "itemId" | "minutes">,
  at: Date,
): Promise<void> {
  const [newest] = await tx
    .select({
      place:
        sql<number>`coalesce(max(${runEvent.place}) filter (where ${runEvent.deviceId} = ${sessionId}), 0)`.mapWith(
          Number,
        ),
      has: sql<number>`count(*)`.mapWith(Number),
    })
    .from(runEvent)
    .where(and(ofTreatedCouple(actor, runEvent, coupleId), eq(runEvent.sessionId, sessionId)));
  requireRoom(newest?.has ?? 0, [event]);
  const place = (newest?.place ?? 0) + 1;
  await addRunEventsIn(tx, actor, coupleId, sessionId, [
    { ...event, id: newId(), deviceId: sessionId, place, happenedAt: at },
  ]);
}

export type KeptRun = { plan: PlanFacts; version: number; events: readonly KeptEvent[]; state: RunState };

/**
 * Works the plan of a session that is locked already out anew from everything that was told of its run, and writes
 * what changed: each item's outcome and minutes, its place where the run took another order than the plan, what was
 * swapped in, and when the run ended. The order of the plan itself stays.
 */
export async function applyRunIn(
  tx: Tx,
  actor: Clinician,
  coupleId: Id,
  running: SessionFacts,
): Promise<KeptRun> {
  const found = await findPlanIn(tx, actor, coupleId, running.id);
  const { startedAt } = running;
  if (!found || !startedAt) throw notFound();
  const events = await runEventsIn(tx, actor, coupleId, running.id);
  const state = runOf(found.items, startedAt.getTime(), events);
  if (state.endedAt !== null && state.endedAt !== running.endedAt?.getTime()) {
    await tx
      .update(session)
      .set({ endedAt: new Date(state.endedAt) })
      .where(and(ofTreatedCouple(actor, session, coupleId), eq(session.id, running.id)));
  }
  const changed = await writeItems(tx, actor, coupleId, found, state);
  if (!changed) return { plan: found, version: found.version, events, state };
  const [raised] = await tx
    .update(plan)
    .set({ version: sql`${plan.version} + 1`, updatedAt: sql`now()` })
    .where(and(ofTreatedCouple(actor, plan, coupleId), eq(plan.id, found.id)))
    .returning({ version: plan.version });
  if (!raised) throw notFound();
  return { plan: found, version: raised.version, events, state };
}

async function writeItems(
  tx: Tx,
  actor: Clinician,
  coupleId: Id,
  found: PlanFacts,
  state: RunState,
): Promise<boolean> {
  const kept = new Map(found.items.map((item, place) => [item.id, { item, place }]));
  const ofPlan = and(ofTreatedCouple(actor, planItem, coupleId), eq(planItem.planId, found.id));
  // What a swap brought in is gone again when an earlier event, heard later, took its place away.
  const gone = found.items.filter((item) => !state.items.some(({ id }) => id === item.id));
  if (gone.length > 0)
    await tx.delete(planItem).where(
      and(
        ofPlan,
        inArray(
          planItem.id,
          gone.map(({ id }) => id),
        ),
      ),
    );
  let changes = gone.length;
  const places = new Map(state.planned.map((id, place) => [id, place]));
  const isReordered = state.items.some((item, place) => places.get(item.id) !== place);
  for (const [runPlace, run] of state.items.entries()) {
    const item: PlanItem = { ...run, runPlace: isReordered ? runPlace + 1 : null };
    const before = kept.get(item.id);
    const place = places.get(item.id) ?? runPlace;
    if (!before) await tx.insert(planItem).values(asRow(actor, coupleId, found.id, item, place));
    else if (before.place !== place || !isAsBefore(before.item, item))
      await tx
        .update(planItem)
        .set({
          state: item.state,
          actualMinutes: item.actualMinutes,
          minutes: item.minutes,
          position: place + 1,
          runPlace: item.runPlace,
        })
        .where(and(ofPlan, eq(planItem.id, item.id)));
    else continue;
    changes += 1;
  }
  return changes > 0;
}

const isAsBefore = (before: PlanItem, now: PlanItem) =>
  before.state === now.state &&
  before.actualMinutes === now.actualMinutes &&
  before.minutes === now.minutes &&
  (before.runPlace ?? null) === now.runPlace;

function asRow(actor: Clinician, coupleId: Id, planId: Id, item: PlanItem, place: number) {
  return {
    practiceId: actor.practiceId,
    planId,
    id: item.id,
    coupleId,
    position: place + 1,
    phase: item.phase,
    kind: item.kind,
    title: item.title,
    exerciseSlug: item.exerciseSlug,
    exerciseVersion: item.exerciseVersion,
    minutes: item.minutes,
    state: item.state,
    actualMinutes: item.actualMinutes,
    runPlace: item.runPlace,
    addedInRun: true,
  };
}
