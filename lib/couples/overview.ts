import { and, asc, desc, eq, sql } from "drizzle-orm";
import { plan, session } from "#db/schema/planning";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { agreedIn } from "#lib/couples/agreed";
import { getCoupleIn, type HeldCouple, heldUnder } from "#lib/couples/find-couple";
import { findLimitsIn } from "#lib/couples/find-limits";
import type { HoldGate } from "#lib/couples/gates";
import { type OpenHold, openHoldsIn } from "#lib/couples/holds";
import { type LastCheckIn, lastCheckInsIn } from "#lib/couples/last-check-ins";
import { type OpenWork, openWork } from "#lib/couples/open-work";
import { policyVersionsIn } from "#lib/couples/policy-versions";
import type { Agreed } from "#lib/couples/rules-co-sign";
import { type Share, shareOf } from "#lib/couples/rules-not-now";
import { inForce, type PolicyVersion } from "#lib/couples/rules-secrets";
import { type SessionChecks, sessionChecksIn } from "#lib/couples/session-checks";
import { type TalkRequest, talkRequestsIn } from "#lib/couples/talk-requests";
import { type WaitsFor, waitingPiecesIn } from "#lib/couples/waiting-pieces";
import { type WeighedLine, weighedGatesIn } from "#lib/couples/weighed-gates";
import { exercisesIn, refKey } from "#lib/exercises/find-exercise";
import type { Exercise } from "#lib/exercises/types";
import { notFound } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";

export type OverviewSession = {
  id: Id;
  number: number;
  startsAt: Date;
  zone: string;
  minutes: number;
  attendees: "both" | "A" | "B";
  everyWeeks: 1 | 2 | null;
  seriesId: Id | null;
  state: "planned" | "running" | "closed" | "cancelled";
  endedAt: Date | null;
  planState: "none" | "draft" | "final";
};

export type Overview = {
  couple: HeldCouple;
  holds: OpenHold[];
  /** What supervisors co-signed, and still holds. */
  agreed: readonly Agreed[];
  /** The same for what is given or planned next: with what alerts and tension add, and what an alert takes from the co-signed. */
  next: { gates: readonly HoldGate[]; agreed: readonly Agreed[] };
  /** A rating asks for a private talk about consent that was not had yet; whose it is stands with the formulation. */
  isConsentOpen: boolean;
  /** The next sessions in order of time. */
  upcoming: OverviewSession[];
  recent: OverviewSession[];
  homework: {
    id: Id;
    slug: string;
    title: string;
    /** The version that was given; null where it cannot be read any more. */
    exercise: Exercise | null;
    dueOn: string;
    given: number;
    done: number;
    timesCarried: number;
    /** Whether it reaches the partners now, and never whose doing it is. */
    reach: OpenWork;
    /** What of it both partners have shared, and whether their therapist has revealed it. */
    openings: readonly { kind: string; isOpen: boolean }[];
    /** Why it was given although a gate asked for care; null where none did. */
    weighed: WeighedLine | null;
    /** What takes its place with both while it is kept back, and whether that reaches them itself. */
    standIn: { title: string; reach: OpenWork } | null;
    /** Whose piece of it has not opened, and what each waits for. */
    waits: readonly WaitsFor[];
    /** Where it is opened for review; null until a partner has sent it. */
    sentTaskId: Id | null;
    /** What each chose about theirs, and why not now. */
    shares: readonly Share[];
  }[];
  checkIns: LastCheckIn[];
  /** What the two said of the newest session they answered about; for the therapist alone. */
  sessionChecks: SessionChecks | null;
  /** The agreement on secrets that counts; null before any. */
  policy: PolicyVersion | null;
  /** Who waits to be seen alone. */
  talkRequests: TalkRequest[];
};

/** As many of the next sessions as a glance takes in. */
const NEXT_SHOWN = 5;

/** More than a couple has open at once. */
const MOST_HOMEWORK = 20;

/** One couple at a glance, inside a transaction: next sessions, last three, homework on the way, newest check-ins, holds. */
export async function overviewIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  now: Date,
): Promise<Overview> {
  if (!isId(coupleId)) throw notFound();
  const columns = {
    id: session.id,
    number: session.number,
    startsAt: session.startsAt,
    zone: session.zone,
    minutes: session.minutes,
    attendees: session.attendees,
    everyWeeks: session.everyWeeks,
    seriesId: session.seriesId,
    state: session.state,
    endedAt: session.endedAt,
    planState: sql<string>`coalesce(${plan.state}, 'none')`,
  };
  const sessions = () =>
    tx
      .select(columns)
      .from(session)
      .leftJoin(plan, and(eq(plan.practiceId, session.practiceId), eq(plan.sessionId, session.id)));
  const ofCouple = ofTreatedCouple(actor, session, coupleId);
  // Sent together; where the first finds no couple, nothing of the others is kept.
  const found = getCoupleIn(tx, actor, coupleId);
  const [
    facts,
    upcoming,
    recent,
    homework,
    holds,
    checkIns,
    talkRequests,
    policies,
    agreed,
    limits,
    sessionChecks,
    waiting,
  ] = await Promise.all([
    found,
    sessions()
      .where(and(ofCouple, sql`${session.state} in ('planned','running')`))
      .orderBy(asc(session.startsAt))
      .limit(NEXT_SHOWN),
    sessions()
      .where(and(ofCouple, eq(session.state, "closed")))
      .orderBy(desc(session.startsAt))
      .limit(3),
    openHomework(tx, actor, coupleId),
    openHoldsIn(tx, actor, coupleId),
    lastCheckInsIn(tx, actor, coupleId),
    talkRequestsIn(tx, actor, coupleId),
    policyVersionsIn(tx, actor, coupleId),
    agreedIn(tx, actor, coupleId, now),
    found.then((couple) => findLimitsIn(tx, actor, couple, now)),
    sessionChecksIn(tx, actor, coupleId),
    waitingPiecesIn(tx, actor, coupleId),
    recordAudit(tx, actor, {
      action: "read",
      entity: "couple",
      entityId: coupleId,
      coupleId,
      purpose: "overview",
    }),
  ]);
  return {
    couple: heldUnder(facts, agreed),
    holds,
    agreed,
    isConsentOpen: limits.isConsentOpen,
    next: { gates: limits.gates, agreed: limits.agreed },
    checkIns,
    sessionChecks,
    talkRequests,
    policy: inForce(policies),
    upcoming: upcoming as OverviewSession[],
    recent: recent as OverviewSession[],
    homework: homework.map(({ heldBy, isRefused, standIn, ...one }) => ({
      ...one,
      waits: waiting.get(one.id) ?? [],
      reach: openWork(facts, agreed, { heldBy, isRefused }),
      standIn: standIn && { title: standIn.title, reach: openWork(facts, agreed, standIn) },
    })),
  };
}

type OpenRow = {
  id: Id;
  slug: string;
  version: number;
  due_on: string;
  carried: number;
  stands_in_for: Id | null;
  is_waiting: boolean;
  held_by: string;
  is_refused: boolean;
  given: number;
  done: number;
  sent_task_id: Id | null;
  openings: Overview["homework"][number]["openings"];
  shares: Parameters<typeof shareOf>[0][];
};
type Held = { heldBy: string; isRefused: boolean };
type OpenHomework = Omit<Overview["homework"][number], "reach" | "standIn" | "waits"> &
  Held & { standIn: (Held & { title: string }) | null };

async function openHomework(tx: Tx, actor: ActorOf<"clinician">, coupleId: Id): Promise<OpenHomework[]> {
  const found = (await tx.execute(sql`
      select a.id, a.exercise_slug as slug, a.exercise_version as version, a.due_on::text as due_on, a.times_carried as carried,
        a.stands_in_for, a.is_waiting,
        count(t.id)::int as given, count(t.id) filter (where t.state = 'submitted')::int as done,
        string_agg(distinct t.held_by, ' ') as held_by, app.is_homework_refused(a.id) as is_refused,
        (array_agg(t.id order by t.slot) filter (where t.state = 'submitted'))[1] as sent_task_id,
        json_agg(json_build_object('slot', t.slot, 'state', t.state, 'isShort', t.is_short, 'notNow', t.not_now,
          'notNowOn', t.not_now_on) order by t.slot) as shares,
        (select coalesce(json_agg(json_build_object('kind', o.kind, 'isOpen', o.opened_at is not null) order by o.kind), '[]')
          from share_opening o where o.practice_id = a.practice_id and o.couple_id = a.couple_id and o.assignment_id = a.id) as openings
      from assignment a join task t on t.practice_id = a.practice_id and t.assignment_id = a.id and t.state <> 'withdrawn'
      where a.practice_id = ${actor.practiceId} and a.couple_id = ${coupleId} and a.closed_at is null
      group by a.practice_id, a.id order by a.is_waiting, a.due_on, a.id limit 40`)) as unknown as OpenRow[];
  const shown = found.filter((h) => !h.is_waiting).slice(0, MOST_HOMEWORK);
  const [exercises, weighed] = await Promise.all([
    exercisesIn(tx, actor, found),
    weighedGatesIn(
      tx,
      actor,
      coupleId,
      shown.map(({ id }) => id),
    ),
  ]);
  const titleOf = (h: OpenRow) => exercises.get(refKey(h))?.exercise.title ?? "An earlier exercise";
  const standInOf = ({ id }: OpenRow) => {
    const row = found.find((one) => one.is_waiting && one.stands_in_for === id);
    return row ? { title: titleOf(row), heldBy: row.held_by, isRefused: row.is_refused } : null;
  };
  return shown.map((h) => ({
    id: h.id,
    slug: h.slug,
    title: titleOf(h),
    exercise: exercises.get(refKey(h))?.exercise ?? null,
    dueOn: h.due_on,
    given: h.given,
    done: h.done,
    timesCarried: h.carried,
    heldBy: h.held_by,
    isRefused: h.is_refused,
    openings: h.openings,
    weighed: weighed.get(h.id) ?? null,
    standIn: standInOf(h),
    sentTaskId: h.sent_task_id,
    shares: h.shares.map(shareOf),
  }));
}
