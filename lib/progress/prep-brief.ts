import { and, eq } from "drizzle-orm";
import { plan } from "#db/schema/planning";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { openHoldsIn } from "#lib/couples/holds";
import { type CheckSplit, splitOfChecks } from "#lib/couples/rules-session-check";
import { sessionChecksIn } from "#lib/couples/session-checks";
import { talkRequestsIn } from "#lib/couples/talk-requests";
import { exercisesIn, refKey } from "#lib/exercises/find-exercise";
import { checksOf, consentMarksIn } from "#lib/formulation/consent-marks";
import { newestOf, newestSentIn } from "#lib/formulation/newest-ratings";
import { profileFrom } from "#lib/formulation/rules-profile";
import type { Lead } from "#lib/formulation/types";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { notFound } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";
import { exerciseRefs } from "#lib/planning/exercise-refs";
import { getSessionIn } from "#lib/planning/find-session";
import { openHomeworkIn } from "#lib/planning/open-homework";
import { coverage } from "#lib/planning/rules";
import { homeworkHeld } from "#lib/planning/rules-attendees";
import { wallTimeOf } from "#lib/planning/session-time";
import type { CoupleLine, OpenHomework, PlanState, SessionFacts } from "#lib/planning/types";
import {
  checkInsSinceIn,
  heldBeforeIn,
  itemsOfIn,
  type RunItem,
  type TaskRow,
  tasksSinceIn,
} from "#lib/progress/brief-rows";
import { type EndNote, lastEndNoteIn } from "#lib/progress/end-note";
import { pointsIn } from "#lib/progress/queries";
import { coupleSummary, progressOf } from "#lib/progress/rules";
import {
  coverageGap,
  type Gap,
  type Moved,
  movedOf,
  SESSIONS_WEIGHED,
  type Split,
  splitsOf,
} from "#lib/progress/rules-prep";
import type { CoupleSummary } from "#lib/progress/types";
import { upsetExercisesIn } from "#lib/progress/upset-exercises";

type Clinician = ActorOf<"clinician">;

export type BriefNews = {
  /** Answers that came in since the last session, of each. */
  sent: Readonly<Record<Slot, number>>;
  unread: number;
  /** The oldest that is unread; null where all is read. */
  firstUnread: Id | null;
  /** Shares whose day has passed and that are not in. */
  notIn: Readonly<Record<Slot, number>>;
  /** Answers that ask to be looked at first. */
  alerts: number;
  /** The oldest of them; null where there is none. */
  firstAlert: Id | null;
  /** Check-ins since the last session, of each. */
  checkIns: Readonly<Record<Slot, number>>;
  /** What the last session set aside or did not reach, by name. */
  setAside: readonly string[];
};

/** Homework that waits for a decision; `taskId` is the answer that came in. */
export type BriefHomework = Omit<OpenHomework, "sent"> & {
  dueOn: string | null;
  sent: readonly (OpenHomework["sent"][number] & { taskId: Id | null })[];
};

export type PrepBrief = {
  couple: CoupleLine;
  session: SessionFacts;
  planState: PlanState | "none";
  /** The session that was held before this one; null for the first. */
  last: SessionFacts | null;
  news: BriefNews;
  moved: Readonly<Record<Slot, Moved>>;
  summary: CoupleSummary;
  splits: readonly Split[];
  /** How far apart the two stood on the last session, where that asks for a look; null elsewhere. */
  sessionSplit: CheckSplit | null;
  lead: Lead;
  gap: Gap | null;
  /** How many sessions the gap looks back on. */
  weighed: number;
  homework: readonly BriefHomework[];
  note: EndNote | null;
  holds: number;
  waiting: readonly Slot[];
  /** Whose rating asks for a private talk about consent that was not had yet. */
  consentChecks: readonly Slot[];
};

/**
 * All that ten minutes before a session need, in one transaction and one audited read: what is new, what moved, what
 * was left out, what is open, and what the last note meant to come back to. Throws "not_found".
 */
export async function openPrepBrief(
  actor: Clinician,
  coupleId: Id,
  sessionId: Id,
  clock: Clock = systemClock,
): Promise<PrepBrief> {
  return withActor(actor, (tx) => prepBriefIn(tx, actor, coupleId, sessionId, clock()));
}

/** As `openPrepBrief`, inside a transaction that is already open. */
export async function prepBriefIn(
  tx: Tx,
  actor: Clinician,
  coupleId: Id,
  sessionId: Id,
  now: Date,
): Promise<PrepBrief> {
  if (!isId(coupleId) || !isId(sessionId)) throw notFound();
  const [couple, session] = await Promise.all([
    getCoupleIn(tx, actor, coupleId),
    getSessionIn(tx, actor, coupleId, sessionId),
  ]);
  const held = await heldBeforeIn(tx, actor, coupleId, session, SESSIONS_WEIGHED);
  const [last] = held;
  const since = sinceOf(last);
  const [
    items,
    tasks,
    points,
    checkIns,
    sent,
    homework,
    note,
    holds,
    waiting,
    checks,
    marks,
    upset,
    [planned],
  ] = await Promise.all([
    itemsOfIn(
      tx,
      actor,
      coupleId,
      held.map(({ id }) => id),
    ),
    tasksSinceIn(tx, actor, coupleId, since),
    pointsIn(tx, actor, coupleId),
    checkInsSinceIn(tx, actor, coupleId, since),
    newestSentIn(tx, actor, coupleId),
    openHomeworkIn(tx, actor, coupleId, sessionId),
    lastEndNoteIn(tx, actor, coupleId, session.startsAt),
    openHoldsIn(tx, actor, coupleId),
    talkRequestsIn(tx, actor, coupleId),
    last ? sessionChecksIn(tx, actor, coupleId, last.id) : null,
    consentMarksIn(tx, actor, coupleId),
    upsetExercisesIn(tx, actor, coupleId, now),
    tx
      .select({ state: plan.state })
      .from(plan)
      .where(and(ofTreatedCouple(actor, plan, coupleId), eq(plan.sessionId, sessionId))),
    recordAudit(tx, actor, {
      action: "read",
      entity: "couple",
      entityId: coupleId,
      coupleId,
      purpose: "prep brief",
    }),
  ]);
  const exercises = await exercisesIn(tx, actor, [
    ...exerciseRefs(items),
    ...tasks,
    ...homework.map(({ exerciseSlug: slug, exerciseVersion: version }) => ({ slug, version })),
  ]);
  const titleOf = (task: { slug: string; version: number }) =>
    exercises.get(refKey(task))?.exercise.title ?? "An earlier exercise";
  const progressOfSlot = (slot: Slot) => progressOf(points[slot], { other: { upsetExercises: upset[slot] } });
  const progress = { A: progressOfSlot("A"), B: progressOfSlot("B") };
  const profile = profileFrom(newestOf(sent));
  const today = wallTimeOf(now, session.zone).date;
  const { id, codeName, sessionMinutes } = couple;
  return {
    couple: { id, codeName, sessionMinutes },
    session,
    planState: (planned?.state as PlanState | undefined) ?? "none",
    last: last ?? null,
    news: newsOf(tasks, { last, today, checkIns, items }),
    moved: { A: movedOf(progress.A), B: movedOf(progress.B) },
    summary: coupleSummary(progress.A, progress.B),
    splits: splitsOf(
      tasks
        .filter(({ sentAt }) => sentAt !== null)
        .map(({ assignmentId, slot, taskId, useful, upset, again, ...task }) => ({
          assignmentId,
          slot,
          taskId,
          useful,
          upset,
          again,
          title: titleOf(task),
        })),
    ),
    sessionSplit: checks && splitOfChecks(checks.flags),
    lead: profile.lead,
    gap: coverageGap(profile.shares, coverage(workOf(items, homework, exercises), weightsOf(exercises))),
    weighed: held.length,
    homework: homeworkHeld(homework, session.attendees).map((one) => withAnswers(one, tasks)),
    note,
    holds: holds.length,
    waiting: waiting.map(({ slot }) => slot),
    consentChecks: checksOf(sent, marks).flatMap(({ slot, keys }) => (keys.length > 0 ? [slot] : [])),
  };
}

function withAnswers(homework: OpenHomework, tasks: readonly TaskRow[]): BriefHomework {
  const own = tasks.filter(({ assignmentId }) => assignmentId === homework.assignmentId);
  return {
    ...homework,
    dueOn: own[0]?.dueOn ?? null,
    sent: homework.sent.map((share) => ({
      ...share,
      taskId: own.find((one) => one.slot === share.slot && one.sentAt !== null)?.taskId ?? null,
    })),
  };
}

type Found = Awaited<ReturnType<typeof exercisesIn>>;

/** What was done in the sessions looked back on, and what is open at home, each at its usual minutes there. */
function workOf(items: readonly RunItem[], homework: readonly OpenHomework[], exercises: Found) {
  const atHome = homework.map(({ exerciseSlug, exerciseVersion }) => ({
    exerciseSlug,
    minutes:
      exercises.get(refKey({ slug: exerciseSlug, version: exerciseVersion }))?.exercise.minutes.typical ?? 0,
  }));
  return [...items.filter(({ kind, state }) => kind === "exercise" && state === "done"), ...atHome];
}

const weightsOf = (exercises: Found) =>
  Object.fromEntries([...exercises.values()].map(({ exercise }) => [exercise.slug, exercise.weights]));

type Looked = {
  last: SessionFacts | undefined;
  today: string;
  checkIns: BriefNews["checkIns"];
  items: readonly RunItem[];
};

/** What came in since the last session, and what is past its day, whenever it was given. */
function newsOf(tasks: readonly TaskRow[], { last, today, checkIns, items }: Looked): BriefNews {
  const since = sinceOf(last);
  const ofEach = (count: (slot: Slot) => number) => ({ A: count("A"), B: count("B") });
  const unread = tasks.filter((task) => task.isUnread);
  const toLookAtFirst = unread.filter(({ alert }) => alert !== null);
  return {
    sent: ofEach(
      (slot) => tasks.filter((one) => one.slot === slot && one.sentAt && one.sentAt > since).length,
    ),
    unread: unread.length,
    firstUnread: unread[0]?.taskId ?? null,
    notIn: ofEach(
      (slot) => tasks.filter((one) => one.slot === slot && one.isOpen && one.dueOn < today).length,
    ),
    alerts: toLookAtFirst.length,
    firstAlert: toLookAtFirst[0]?.taskId ?? null,
    checkIns,
    setAside: items
      .filter(
        ({ sessionId, kind, state }) => sessionId === last?.id && kind === "exercise" && state !== "done",
      )
      .map(({ title }) => title),
  };
}

const sinceOf = (last: SessionFacts | undefined): Date => last?.endedAt ?? last?.startsAt ?? new Date(0);
