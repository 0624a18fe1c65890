import { sql } from "drizzle-orm";
import type { Tx } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import {
  consentOpenColumn,
  readHolds,
  readScreening,
  screeningColumn,
  setHoldsColumn,
  todayColumn,
} from "#lib/couples/check-columns";
import { pausedColumn } from "#lib/couples/holds";
import { MOST_KEPT } from "#lib/couples/rules";
import { gatesInForce } from "#lib/couples/rules-screening";
import { waitingToTalkIn } from "#lib/couples/talk-requests";
import type { Id } from "#lib/kernel/ids";

/** One partner's share of what is open: given, and in. */
export type HomeworkIn = { given: number; done: number };

export type TodaySession = {
  sessionId: Id;
  coupleId: Id;
  codeName: string;
  number: number;
  startsAt: Date;
  zone: string;
  minutes: number;
  attendees: "both" | "A" | "B";
  state: "planned" | "running" | "closed";
  planState: "none" | "draft" | "final";
  homework: Readonly<Record<Slot, HomeworkIn>>;
  /** Since the session before: answers that came in, and partners who checked in. */
  since: { answers: number; checkIns: number } | null;
  unread: number;
  /** What asks to be looked at first: answers, and a rating that asks for a private talk about consent. */
  alerts: number;
  holds: number;
  /** A screening alone, or a look at a hold, is missing or has lapsed, so that G01 holds. */
  isUnscreened: boolean;
  /** Homework that was carried on as often as it may be: the next plan makes it smaller, swaps it or lets it rest. */
  carried: number;
  /** The last weeks with a check-in of each partner, oldest first: loop freedom, 0 to 100. */
  weeks: Readonly<Record<Slot, readonly WeekScore[]>>;
};

export type WeekScore = { week: string; score: number };

/** So many check-ins of a couple are drawn: eight weeks of two. */
const CHECK_INS_DRAWN = 16;

/** Sessions of one day; more than anybody holds. */
const A_DAY = 24;
/** Couples whose next session is listed after those of the day, and earlier sessions that nobody closed. */
const AHEAD = 12;
const LEFT = 6;
/** Couples with an earlier session that is open still are looked through this far for the next one to come. */
const LATE = 100;

export type ClinicianToday = {
  /** Of this day, held ones too, and the newest earlier ones that nobody closed, in order of time. */
  today: TodaySession[];
  /** After this day, of the nearest couples each the next. */
  ahead: TodaySession[];
  /** More couples come after those, or more was left open before. */
  hasMore: { ahead: boolean; left: boolean };
  toReview: number;
  /** Partners who wait to be seen alone. */
  toSeeAlone: Awaited<ReturnType<typeof waitingToTalkIn>>;
};

/**
 * The clinician's sessions of a day, all of them whatever was left open before, and the next of each couple after it, in
 * order of time, with what there is to know before each; how much waits for review. The nearest couples alone, so a
 * caseload costs no more than a page.
 */
export async function clinicianTodayIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  day: { from: Date; to: Date },
): Promise<ClinicianToday> {
  requireRole(actor, "clinician");
  const [from, to] = [day.from.toISOString(), day.to.toISOString()];
  const [toSeeAlone, [rows, [inbox]]] = await Promise.all([
    waitingToTalkIn(tx, actor),
    Promise.all([
      tx.execute(sql`
      with open_day as (
        select s.practice_id, s.id, 'today' as part, s.starts_at from session s
        join couple c on c.practice_id = s.practice_id and c.id = s.couple_id and c.clinician_id = ${actor.userId}
        where s.practice_id = ${actor.practiceId} and s.starts_at >= ${from}::timestamptz
          and s.starts_at < ${to}::timestamptz
          and (s.state = 'closed' or c.state = 'active' and s.state in ('planned','running'))
        order by s.starts_at, s.id limit ${A_DAY}),
      own as (
        select c.practice_id, c.id, c.next_session_at from couple c
        where c.practice_id = ${actor.practiceId} and c.clinician_id = ${actor.userId} and c.state = 'active'),
      -- A couple's next session is its earliest that is open, so one that was left open stands before it.
      late as (
        select * from own where next_session_at < ${to}::timestamptz
        order by next_session_at desc, id limit ${LATE}),
      near as (
        (select practice_id, id from own where next_session_at >= ${to}::timestamptz
          order by next_session_at, id limit ${AHEAD + 1})
        union all select practice_id, id from late),
      left_open as (
        select s.* from late c
        join lateral (
          select x.practice_id, x.id, 'left' as part, x.starts_at from session x
          where x.practice_id = c.practice_id and x.couple_id = c.id and x.state in ('planned','running')
            and x.starts_at < ${from}::timestamptz
          order by x.starts_at desc limit 1) s on true
        order by s.starts_at desc, s.id limit ${LEFT + 1}),
      ahead as (
        select s.* from near c
        join lateral (
          select x.practice_id, x.id, 'ahead' as part, x.starts_at from session x
          where x.practice_id = c.practice_id and x.couple_id = c.id and x.state in ('planned','running')
            and x.starts_at >= ${to}::timestamptz
          order by x.starts_at limit 1) s on true
        order by s.starts_at, s.id limit ${AHEAD + 1})
      select found.part, ${COLUMNS}
      from (table open_day union all table left_open union all table ahead) found
      join session s on s.practice_id = found.practice_id and s.id = found.id
      join couple c on c.practice_id = s.practice_id and c.id = s.couple_id
      ${BESIDE}
      order by s.starts_at, s.id`),
      tx.execute(sql`
      select count(*)::int as n from (
        select 1 from task t join couple c on c.practice_id = t.practice_id and c.id = t.couple_id
        where t.practice_id = ${actor.practiceId} and c.clinician_id = ${actor.userId}
          and t.state = 'submitted' and t.reviewed_at is null limit 100) waiting`),
    ]) as unknown as Promise<[Found[], { n: number }[]]>,
  ]);
  const of = (part: Found["part"]) => rows.filter((row) => row.part === part).map(toTodaySession);
  const [left, ahead] = [of("left"), of("ahead")];
  return {
    // The newest of what was left open, in order of time before the day's own.
    today: [...left.slice(-LEFT), ...of("today")],
    ahead: ahead.slice(0, AHEAD),
    hasMore: { ahead: ahead.length > AHEAD, left: left.length > LEFT },
    toReview: inbox?.n ?? 0,
    toSeeAlone,
  };
}

const COLUMNS = sql`s.id as session_id, c.id as couple_id, c.code_name, s.number, s.starts_at, s.zone, s.minutes,
  s.attendees, s.state, coalesce(p.state, 'none') as plan_state, work.*, last.ended_at as last_at,
  case when last.ended_at is null then 0 else (
    select count(*) from response r where r.practice_id = c.practice_id and r.couple_id = c.id
      and r.submitted_at > last.ended_at) end::int as answers,
  case when last.ended_at is null then 0 else (
    select count(distinct k.slot) from check_in k where k.practice_id = c.practice_id and k.couple_id = c.id
      and k.sent_at > last.ended_at) end::int as check_ins,
  (select count(*)::int from task t join response r on r.practice_id = t.practice_id and r.task_id = t.id
    where t.practice_id = c.practice_id and t.couple_id = c.id and t.state = 'submitted' and t.reviewed_at is null
      and r.alert is not null) + (${consentOpenColumn(sql`c`)})::int as alerts,
  (select count(*)::int from safety_hold h where h.practice_id = c.practice_id and h.couple_id = c.id
    and h.cleared_at is null) + ${pausedColumn(sql`c`)}::int as holds,
  (select json_build_object('today', ${todayColumn()}, 'holds', ${setHoldsColumn()}, 'screenings', (
    select coalesce(json_agg(${screeningColumn()}), '[]'::json) from partner
    where partner.practice_id = couple.practice_id and partner.couple_id = couple.id))
    from couple where couple.practice_id = c.practice_id and couple.id = c.id) as checks,
  (select coalesce(json_agg(json_build_array(w.slot, w.week, w.score_tenths) order by w.week), '[]'::json) from (
    select k.slot, k.week, k.score_tenths from check_in k
    where k.practice_id = c.practice_id and k.couple_id = c.id and k.score_tenths is not null
    order by k.week desc limit ${CHECK_INS_DRAWN}) w) as weeks`;

const BESIDE = sql`
  left join plan p on p.practice_id = s.practice_id and p.session_id = s.id
  left join lateral (
    select b.ended_at from session b
    where b.practice_id = s.practice_id and b.couple_id = s.couple_id and b.state = 'closed'
      and b.starts_at < s.starts_at and (b.attendees = 'both' or s.attendees <> 'both' and b.attendees = s.attendees)
    order by b.starts_at desc limit 1) last on true
  left join lateral (
    select
      (count(*) filter (where t.slot = 'A' and a.closed_at is null))::int as a_given,
      (count(*) filter (where t.slot = 'A' and a.closed_at is null and t.state = 'submitted'))::int as a_done,
      (count(*) filter (where t.slot = 'B' and a.closed_at is null))::int as b_given,
      (count(*) filter (where t.slot = 'B' and a.closed_at is null and t.state = 'submitted'))::int as b_done,
      (count(*) filter (where t.state = 'submitted' and t.reviewed_at is null))::int as unread,
      (count(distinct a.id) filter (where a.closed_at is null and a.times_carried >= ${MOST_KEPT}))::int as carried
    from task t join assignment a on a.practice_id = t.practice_id and a.id = t.assignment_id
    where t.practice_id = c.practice_id and t.couple_id = c.id and t.state <> 'withdrawn' and not a.is_waiting
      and (not t.waits or t.state <> 'open' or app.has_opened(t.id))
      and (a.closed_at is null or t.state = 'submitted' and t.reviewed_at is null)
  ) work on true`;

type Found = {
  part: "today" | "left" | "ahead";
  session_id: Id;
  couple_id: Id;
  code_name: string;
  number: number;
  starts_at: string;
  zone: string;
  minutes: number;
  attendees: TodaySession["attendees"];
  state: TodaySession["state"];
  plan_state: TodaySession["planState"];
  a_given: number;
  a_done: number;
  b_given: number;
  b_done: number;
  last_at: string | null;
  answers: number;
  check_ins: number;
  unread: number;
  alerts: number;
  holds: number;
  carried: number;
  checks: {
    today: string;
    holds: Parameters<typeof readHolds>[0];
    screenings: readonly Parameters<typeof readScreening>[0][];
  };
  weeks: readonly [slot: Slot, week: string, tenths: number][];
};

/** By the rule of every other page; an alert alone changes nothing that is given. */
function isUnscreened({ today, holds, screenings }: Found["checks"]): boolean {
  const facts = { today, alert: null, holds: readHolds(holds) };
  return gatesInForce(screenings.map(readScreening), facts).now.includes("G01");
}

function toTodaySession(r: Found): TodaySession {
  const weeksOf = (of: Slot): WeekScore[] =>
    r.weeks.flatMap(([slot, week, tenths]) => (slot === of ? [{ week, score: tenths / 10 }] : []));
  return {
    sessionId: r.session_id,
    coupleId: r.couple_id,
    codeName: r.code_name,
    number: r.number,
    startsAt: new Date(r.starts_at),
    zone: r.zone,
    minutes: r.minutes,
    attendees: r.attendees,
    state: r.state,
    planState: r.plan_state,
    homework: {
      A: { given: r.a_given, done: r.a_done },
      B: { given: r.b_given, done: r.b_done },
    },
    since: r.last_at === null ? null : { answers: r.answers, checkIns: r.check_ins },
    unread: r.unread,
    alerts: r.alerts,
    holds: r.holds,
    isUnscreened: isUnscreened(r.checks),
    carried: r.carried,
    weeks: { A: weeksOf("A"), B: weeksOf("B") },
  };
}
