import { and, eq } from "drizzle-orm";
import { session } from "#db/schema/planning";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { treated } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { type CoupleFacts, getCoupleIn } from "#lib/couples/find-couple";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { DomainError, notFound } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";
import { findPlanIn, getSessionIn } from "#lib/planning/find-session";
import { addRunEventsIn, applyRunIn, type RunEventRow, requireRoom } from "#lib/planning/keep-run-events";
import { runEventsIn } from "#lib/planning/run-events";
import { runNotePlace } from "#lib/planning/run-note-place";
import { refusedChangesIn } from "#lib/planning/run-refusals";
import type { RunEventsInput } from "#lib/planning/run-schema";
import type { KeptEvent } from "#lib/planning/run-types";
import type { SessionFacts } from "#lib/planning/types";
import { seal } from "#lib/secrets/box";
import { loadKeys } from "#lib/secrets/data-keys";

type Clinician = ActorOf<"clinician">;

/** How a run stands: everything told of it by any device, and whether the session was closed meanwhile. */
export type RunTold = { events: readonly KeptEvent[]; isClosed: boolean; now: number };

/**
 * Keeps what happened on one device, each event once, and works the run out from all of them in the one order that
 * does not depend on when they came in. What comes after the close is kept beside the session and changes nothing.
 * A swap that a gate stands against, or bringing back what is held, is kept as refused. Throws "conflict" before the start and "not_found".
 * Source: screen paper, section 2.5; security paper, REL-01.
 */
export async function recordRunEvents(
  actor: Clinician,
  sessionId: Id,
  input: RunEventsInput,
  clock: Clock = systemClock,
): Promise<RunTold> {
  return withActor(actor, (tx) => recordRunEventsIn(tx, actor, sessionId, input, clock));
}

/** As `recordRunEvents`, inside a transaction that is already open. */
export async function recordRunEventsIn(
  tx: Tx,
  actor: Clinician,
  sessionId: Id,
  { deviceId, events }: RunEventsInput,
  clock: Clock = systemClock,
): Promise<RunTold> {
  if (!isId(sessionId)) throw notFound();
  const [kept] = await tx
    .select({ coupleId: session.coupleId })
    .from(session)
    .where(and(treated(actor, session), eq(session.id, sessionId)));
  if (!kept) throw notFound();
  const { coupleId } = kept;
  // Couple before session, as when a session is closed.
  const couple = await getCoupleIn(tx, actor, coupleId, { lock: true });
  const running = await getSessionIn(tx, actor, coupleId, sessionId, { lock: true });
  const { startedAt } = running;
  if (!startedAt) throw new DomainError("conflict", "This session has not started yet.");
  const now = clock();
  const isClosed = running.state === "closed";
  const before = await runEventsIn(tx, actor, coupleId, sessionId);
  const known = new Set(before.map(({ id }) => id));
  const fresh = events.filter(({ id }) => !known.has(id));
  requireRoom(known.size, fresh);
  const rows = await rowsOf(
    tx,
    actor,
    couple,
    { deviceId, events: fresh },
    { running, startedAt, now, before },
  );
  await addRunEventsIn(tx, actor, coupleId, sessionId, rows);
  const told =
    isClosed || rows.length === 0
      ? await runEventsIn(tx, actor, coupleId, sessionId)
      : (await applyRunIn(tx, actor, coupleId, running)).events;
  // An id that another session has was not kept here, and must not be taken for kept.
  const here = new Set(told.map(({ id }) => id));
  if (!events.every(({ id }) => here.has(id)))
    throw new DomainError("conflict", "A number this page made is taken. Please reload it.");
  await recordAudit(tx, actor, {
    action: rows.length > 0 ? "update" : "read",
    entity: "session",
    entityId: sessionId,
    coupleId,
    purpose: rows.length > 0 ? "record a run" : "run page",
  });
  return { events: told, isClosed, now: now.getTime() };
}

type Moment = { running: SessionFacts; startedAt: Date; now: Date; before: readonly KeptEvent[] };

async function rowsOf(
  tx: Tx,
  actor: Clinician,
  couple: CoupleFacts,
  { deviceId, events }: RunEventsInput,
  { running, startedAt, now, before }: Moment,
): Promise<RunEventRow[]> {
  if (events.length === 0) return [];
  const plan = await findPlanIn(tx, actor, couple.id, running.id);
  const items = plan?.items ?? [];
  const { attendees } = running;
  const run = { planId: plan?.id ?? null, items, attendees, before, events };
  const refused = await refusedChangesIn(tx, actor, couple, run, now);
  const hasNote = events.some((event) => event.kind === "note");
  const keys = hasNote ? await loadKeys(tx, actor, couple.id, ["therapist"]) : null;
  // Nothing happens before a run began or in the future: a clock that says so is wrong.
  const within = (at: number) =>
    new Date(Math.min(Math.max(at, startedAt.getTime()), Math.max(now.getTime(), startedAt.getTime())));
  return events.map((event) => ({
    id: event.id,
    deviceId,
    place: event.place,
    happenedAt: within(event.at),
    kind: event.kind,
    itemId: "itemId" in event ? event.itemId : null,
    minutes: "minutes" in event ? event.minutes : null,
    ...(event.kind === "swap"
      ? {
          newItemId: event.newItemId,
          exerciseSlug: event.exerciseSlug,
          exerciseVersion: event.exerciseVersion,
        }
      : {}),
    ...(event.kind === "note" && keys
      ? {
          tag: event.tag,
          noteSealed: seal(
            keys.of("therapist"),
            runNotePlace(actor.practiceId, couple.id, event.id),
            event.text,
          ),
        }
      : {}),
    standing: running.state === "closed" ? "late" : refused.has(event.id) ? "refused" : "counts",
  }));
}
