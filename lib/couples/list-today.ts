import { sql } from "drizzle-orm";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { waitingToTalkIn } from "#lib/couples/talk-requests";
import type { Id } from "#lib/kernel/ids";

export type TodaySession = {
  sessionId: Id;
  coupleId: Id;
  codeName: string;
  number: number;
  startsAt: Date;
  zone: string;
  minutes: number;
  state: "planned" | "running";
  planState: "none" | "draft" | "final";
  given: number;
  done: number;
};

const LIMIT = 12;

export type ClinicianToday = {
  sessions: TodaySession[];
  toReview: number;
  /** Partners who wait to be seen alone. */
  toSeeAlone: Awaited<ReturnType<typeof waitingToTalkIn>>;
};

/** The clinician's next sessions in order of time, with plan status and homework; how much waits for review. */
export async function listClinicianToday(actor: ActorOf<"clinician">): Promise<ClinicianToday> {
  return withActor(actor, async (tx) => {
    const [toSeeAlone, [rows, [inbox]]] = await Promise.all([
      waitingToTalkIn(tx, actor),
      Promise.all([
        tx.execute(sql`
      select s.id as session_id, c.id as couple_id, c.code_name, s.number, s.starts_at, s.zone, s.minutes, s.state,
        coalesce(p.state, 'none') as plan_state, work.given::int as given, work.done::int as done
      from couple c
      join lateral (
        select * from session s where s.practice_id = c.practice_id and s.couple_id = c.id and s.state in ('planned','running')
        order by s.starts_at limit 1) s on true
      left join plan p on p.practice_id = s.practice_id and p.session_id = s.id
      left join lateral (
        select count(*) as given, count(*) filter (where t.state = 'submitted') as done
        from task t join assignment a on a.practice_id = t.practice_id and a.id = t.assignment_id
        where t.practice_id = c.practice_id and t.couple_id = c.id and t.state <> 'withdrawn' and a.closed_at is null
          and not a.is_waiting
      ) work on true
      where c.practice_id = ${actor.practiceId} and c.clinician_id = ${actor.userId} and c.state = 'active'
        and c.next_session_at is not null
      order by c.next_session_at, c.id limit ${LIMIT}`),
        tx.execute(sql`
      select count(*)::int as n from (
        select 1 from task t join couple c on c.practice_id = t.practice_id and c.id = t.couple_id
        where t.practice_id = ${actor.practiceId} and c.clinician_id = ${actor.userId}
          and t.state = 'submitted' and t.reviewed_at is null limit 100) waiting`),
        recordAudit(tx, actor, { action: "read", entity: "session", purpose: "today" }),
      ]) as unknown as Promise<[Found[], { n: number }[]]>,
    ]);
    return {
      sessions: rows.map((r) => ({
        sessionId: r.session_id,
        coupleId: r.couple_id,
        codeName: r.code_name,
        number: r.number,
        startsAt: new Date(r.starts_at),
        zone: r.zone,
        minutes: r.minutes,
        state: r.state,
        planState: r.plan_state,
        given: r.given,
        done: r.done,
      })),
      toReview: inbox?.n ?? 0,
      toSeeAlone,
    };
  });
}

type Found = {
  session_id: Id;
  couple_id: Id;
  code_name: string;
  number: number;
  starts_at: string;
  zone: string;
  minutes: number;
  state: TodaySession["state"];
  plan_state: TodaySession["planState"];
  given: number;
  done: number;
};
