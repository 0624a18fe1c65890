import { and, asc, desc, eq, gt, inArray, ne, sql } from "drizzle-orm";
import { assignment, task } from "#db/schema/homework";
import { note, session } from "#db/schema/planning";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { type CoupleFacts, getCoupleIn } from "#lib/couples/find-couple";
import { findLimitsIn } from "#lib/couples/find-limits";
import { openSlugsIn } from "#lib/couples/open-slugs";
import { yesStatusIn } from "#lib/couples/yes-status";
import { choosableIn, exercisesIn } from "#lib/exercises/find-exercise";
import { weighableIn } from "#lib/exercises/find-weighable";
import { fitsFormat } from "#lib/exercises/rules";
import { exerciseHistoryIn } from "#lib/formulation/exercise-history";
import { MOST_RATINGS, newestOf, sentRatingsIn } from "#lib/formulation/newest-ratings";
import { choicesIn } from "#lib/formulation/suggestion-choices";
import { suggestFor } from "#lib/formulation/suggestions";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { notFound } from "#lib/kernel/errors";
import { type Id, isId, newId } from "#lib/kernel/ids";
import { exerciseRefs } from "#lib/planning/exercise-refs";
import { findPlanIn, getSessionIn, SESSION_COLUMNS, toSession } from "#lib/planning/find-session";
import { entriesFor, leadOf, standInsFor } from "#lib/planning/library-entries";
import { noteFacts } from "#lib/planning/note-facts";
import { notePlace } from "#lib/planning/note-place";
import { withSuggestedIn } from "#lib/planning/offered-exercises";
import { exerciseTitlesIn, openHomeworkIn } from "#lib/planning/open-homework";
import { dateAfter, firstProposal, wallTimeOf, weekAfter } from "#lib/planning/session-time";
import { findLastPlanIn } from "#lib/planning/start-plan";
import type {
  CoupleLine,
  GivenHomework,
  PlanFacts,
  PlanPage,
  SchedulePage,
  SessionFacts,
  WallTime,
  WrapUpPage,
} from "#lib/planning/types";
import { unseal } from "#lib/secrets/box";
import { loadKeys } from "#lib/secrets/data-keys";

/** More than a plan has room for. */
const MOST_SUGGESTED = 24;

type Clinician = ActorOf<"clinician">;

export const toLine = ({ id, codeName, hold, sessionMinutes }: CoupleFacts): CoupleLine => ({
  id,
  codeName,
  hold,
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
    const [last, choosable, pinned, sent, weighable, chosen] = await Promise.all([
      findLastPlanIn(tx, actor, coupleId, planned.number),
      choosableIn(tx, actor),
      exercisesIn(tx, actor, exerciseRefs(found?.items ?? [])),
      sentRatingsIn(tx, actor, couple.id, MOST_RATINGS),
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
    const [limits, history] = await Promise.all([
      findLimitsIn(tx, actor, couple, now),
      exerciseHistoryIn(tx, actor, couple, now),
    ]);
    const inSession = weighable.filter((exercise) => fitsFormat(exercise, "session"));
    const all = suggestFor(inSession, limits, {
      ratings: newestOf(sent),
      stage: couple.stage,
      slotMinutes: planned.minutes,
      history,
      ...chosen,
    });
    const suggested = all.suggested.slice(0, MOST_SUGGESTED);
    const offered = await withSuggestedIn(tx, actor, choosable, suggested, weighable);
    const known = [...offered, ...[...pinned.values()].map(({ exercise }) => exercise)];
    return {
      couple: toLine(couple),
      session: planned,
      plan: found,
      openHomework: open,
      suggested,
      library: entriesFor(offered, limits, "session"),
      weights: Object.fromEntries(known.map(({ slug, weights }) => [slug, weights])),
      leads: Object.fromEntries(known.map((exercise) => [exercise.slug, leadOf(exercise)])),
      previous: last && { number: last.session.number, notReached: notReached(last.plan) },
    };
  });
}

function notReached(last: PlanFacts): { slug: string; title: string }[] {
  return last.items.flatMap(({ kind, state, exerciseSlug, title }) =>
    kind === "exercise" && state !== "done" && exerciseSlug ? [{ slug: exerciseSlug, title }] : [],
  );
}

/** Everything the wrap-up page shows, the note opened, in one transaction. Throws "not_found". */
export async function loadWrapUpPage(
  actor: Clinician,
  coupleId: Id,
  sessionId: Id,
  clock: Clock = systemClock,
): Promise<WrapUpPage> {
  return withActor(actor, async (tx) => {
    const couple = await getCoupleIn(tx, actor, coupleId);
    const held = await getSessionIn(tx, actor, coupleId, sessionId);
    const found = await findPlanIn(tx, actor, coupleId, sessionId);
    const written = await findNoteIn(tx, actor, coupleId, sessionId);
    const homework = await homeworkAfterIn(tx, actor, coupleId, sessionId);
    const next = await nextSessionIn(tx, actor, coupleId, held);
    const choosable = await choosableIn(tx, actor);
    const limits = await findLimitsIn(tx, actor, couple, clock());
    const taken = await openSlugsIn(tx, actor, coupleId);
    await recordAudit(tx, actor, {
      action: "read",
      entity: "session",
      entityId: sessionId,
      coupleId,
      purpose: "wrap-up page",
    });
    return {
      couple: toLine(couple),
      session: held,
      plan: found,
      homework,
      exercises: entriesFor(choosable, limits, "home"),
      standIns: standInsFor(choosable, limits, taken),
      yesStatus: await yesStatusIn(tx, actor, couple.id, clock()),
      requestId: newId(),
      note: written,
      facts: noteFacts(held, found?.items ?? [], homework),
      nextSession: next,
      suggestedTime: weekAfter(held.startsAt, held.zone, clock()),
      dueOn: proposedDueDay(held, next, clock()),
    };
  });
}

/** The next session's day, or a week after this one; when that has passed, a week from today. */
function proposedDueDay(held: SessionFacts, next: SessionFacts | null, now: Date): string {
  const day = next ? wallTimeOf(next.startsAt, next.zone).date : dateAfter(held.startsAt, held.zone, 7);
  return day < wallTimeOf(now, held.zone).date ? dateAfter(now, held.zone, 7) : day;
}

async function findNoteIn(
  tx: Tx,
  actor: Clinician,
  coupleId: Id,
  sessionId: Id,
): Promise<WrapUpPage["note"]> {
  const [row] = await tx
    .select({ id: note.id, sealed: note.bodySealed, version: note.version, savedAt: note.updatedAt })
    .from(note)
    .where(and(ofTreatedCouple(actor, note, coupleId), eq(note.sessionId, sessionId)));
  if (!row) return null;
  const key = (await loadKeys(tx, actor, coupleId, ["therapist"])).of("therapist");
  await recordAudit(tx, actor, {
    action: "read",
    entity: "note",
    entityId: row.id,
    coupleId,
    purpose: "wrap-up page",
  });
  const text = unseal(key, notePlace(actor.practiceId, coupleId, row.id, row.version), row.sealed);
  return { text, version: row.version, savedAt: row.savedAt };
}

/** The homework the couple leaves with: what is open now, whether given in this session or carried into it. */
async function homeworkAfterIn(
  tx: Tx,
  actor: Clinician,
  coupleId: Id,
  sessionId: Id,
): Promise<GivenHomework[]> {
  const rows = await tx
    .select({
      id: assignment.id,
      slug: assignment.exerciseSlug,
      version: assignment.exerciseVersion,
      dueOn: assignment.dueOn,
      smaller: assignment.smaller,
      isRefused: sql<boolean>`app.is_homework_refused(${assignment.id})`,
      sessionId: assignment.sessionId,
      slot: task.slot,
      state: task.state,
    })
    .from(assignment)
    .innerJoin(
      task,
      and(
        eq(task.practiceId, assignment.practiceId),
        eq(task.coupleId, assignment.coupleId),
        eq(task.assignmentId, assignment.id),
        ne(task.state, "withdrawn"),
      ),
    )
    .where(
      and(
        ofTreatedCouple(actor, assignment, coupleId),
        sql`${assignment.closedAt} is null and not ${assignment.isWaiting}`,
      ),
    )
    .orderBy(asc(assignment.assignedAt), asc(assignment.id), asc(task.slot));
  const titleOf = await exerciseTitlesIn(tx, actor, rows);
  const byId = new Map<Id, GivenHomework>();
  for (const row of rows) {
    const given = byId.get(row.id) ?? {
      assignmentId: row.id,
      title: titleOf(row),
      slots: [],
      dueOn: row.dueOn,
      smaller: row.smaller,
      isNew: row.sessionId === sessionId,
      left: 0,
      isHeld: row.isRefused,
    };
    given.slots.push(row.slot as Slot);
    if (row.state === "open") given.left += 1;
    byId.set(row.id, given);
  }
  return [...byId.values()];
}

async function nextSessionIn(
  tx: Tx,
  actor: Clinician,
  coupleId: Id,
  after: SessionFacts,
): Promise<SessionFacts | null> {
  const [row] = await tx
    .select(SESSION_COLUMNS)
    .from(session)
    .where(
      and(
        ofTreatedCouple(actor, session, coupleId),
        inArray(session.state, ["planned", "running"]),
        gt(session.startsAt, after.startsAt),
      ),
    )
    .orderBy(asc(session.startsAt))
    .limit(1);
  return row ? toSession(row) : null;
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
