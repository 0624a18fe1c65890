import { sql } from "drizzle-orm";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { findExercise } from "#lib/exercises/queries";
import type { Weights } from "#lib/exercises/types";
import type { Id } from "#lib/kernel/ids";
import { progressOf } from "#lib/progress/rules";
import type { ChangeLabel, CheckInAnswers, CheckInPoint } from "#lib/progress/types";
import { MILESTONE_WEEKS, milestoneOn, quarterOf } from "#lib/release/calendar";
import { isBetter, mainMechanism } from "#lib/release/outcome";
import { freezeOutcome } from "#lib/release/rules";

/** Episodes frozen per statement; bounds memory on the first run over years of records. */
const BATCH = 2000;
/** Source: security paper, R12. */
const MOST_COUNTED = 2;
const COUNTED_MONTHS = 24;

/**
 * Freezes the four values of every episode whose milestone is on or before an ISO date: 12 weeks after its start, or
 * its closing day, whichever came first. What happened after the milestone's day, in the practice's own time zone,
 * changes nothing, so a late run freezes the same values. Episodes of a couple with an opt-out are left alone, and so
 * is a third one within 24 months. A frozen episode is never frozen again. The audit row is the same whatever was due.
 * Source: security paper, R1, R11 and R12.
 */
export async function freezeMilestones(actor: ActorOf<"job">, onDate: string): Promise<void> {
  await withActor(actor, async (tx) => {
    for (;;) {
      const due = await dueEpisodes(tx, actor, onDate);
      if (due.length === 0) break;
      await insertOutcomes(tx, actor, due.map(frozen));
    }
    await recordAudit(tx, actor, { action: "run", entity: "episode_outcome", purpose: "freeze milestones" });
  });
}

type Slot = "A" | "B";
type Week = { slot: Slot; week: string; score: number; answers: CheckInAnswers };

/** What an episode's row says up to its milestone. */
type DueEpisode = {
  id: Id;
  clinician_id: Id;
  started_on: string;
  closed_on: string | null;
  assigned: number;
  done: number;
  /** Slug and version of each assignment's exercise. */
  exercises: [string, number][];
  /** The first two and last two scored check-ins of each partner: all that the two-week means read. */
  weeks: Week[];
};

/**
 * At most one episode per couple, the earliest, so that the two-in-24-months rule sees every earlier choice; the
 * caller asks until none is left. One statement, whatever the number of episodes.
 */
async function dueEpisodes(tx: Tx, actor: ActorOf<"job">, onDate: string): Promise<DueEpisode[]> {
  const { practiceId } = actor;
  const days = 7 * MILESTONE_WEEKS;
  const found = await tx.execute(sql`
    with due as (
      select distinct on (e.couple_id) e.id, e.couple_id, e.clinician_id, e.started_on, e.closed_on, m.milestone_on
      from care_episode e
      cross join lateral (select least(e.started_on + ${days}::int, e.closed_on) as milestone_on) m
      where e.practice_id = ${practiceId} and m.milestone_on <= ${onDate}::date
        and not exists (select from episode_outcome o where o.practice_id = e.practice_id and o.episode_id = e.id)
        and not exists (select from opt_out w where w.practice_id = e.practice_id and w.couple_id = e.couple_id)
        and (
          select count(*) from care_episode k
          join episode_outcome o on o.practice_id = k.practice_id and o.episode_id = k.id
          cross join lateral (select least(k.started_on + ${days}::int, k.closed_on) as milestone_on) n
          where k.practice_id = e.practice_id and k.couple_id = e.couple_id
            and n.milestone_on > m.milestone_on - make_interval(months => ${COUNTED_MONTHS}::int)
            and n.milestone_on < m.milestone_on + make_interval(months => ${COUNTED_MONTHS}::int)
        ) < ${MOST_COUNTED}
      order by e.couple_id, m.milestone_on, e.id
      limit ${BATCH})
    select due.id, due.clinician_id, due.started_on::text as started_on, due.closed_on::text as closed_on,
      work.assigned, work.done, work.exercises, course.weeks
    from due
    join practice p on p.id = ${practiceId}
    cross join lateral (select
      due.started_on::timestamp at time zone p.time_zone as opens,
      (due.milestone_on + 1)::timestamp at time zone p.time_zone as ends) span
    cross join lateral (
      select coalesce(sum(given.tasks), 0)::int as assigned, coalesce(sum(given.done), 0)::int as done,
        coalesce(json_agg(json_build_array(given.exercise_slug, given.exercise_version)), '[]') as exercises
      from (
        select a.exercise_slug, a.exercise_version, count(*) as tasks,
          count(*) filter (where t.state = 'submitted' and t.submitted_at < span.ends) as done
        from assignment a
        join task t on t.practice_id = a.practice_id and t.assignment_id = a.id and t.state <> 'withdrawn'
        where a.practice_id = ${practiceId} and a.couple_id = due.couple_id
          and a.assigned_at >= span.opens and a.assigned_at < span.ends
        group by a.practice_id, a.id) given) work
    cross join lateral (
      select coalesce(json_agg(json_build_object('slot', c.slot, 'week', c.week, 'score', c.score_tenths / 10.0,
        'answers', json_build_object('q1', c.q1, 'q2', c.q2, 'q3', c.q3, 'q4', c.q4, 'q5', c.q5, 'q6', c.q6,
          'q2NotApplicable', c.q2_not_applicable))), '[]') as weeks
      from (
        select i.*, row_number() over (partition by i.slot order by i.week) as nth,
          row_number() over (partition by i.slot order by i.week desc) as nth_last
        from check_in i
        where i.practice_id = ${practiceId} and i.couple_id = due.couple_id and i.score_tenths is not null
          and i.week >= date_trunc('week', due.started_on)::date and i.week <= due.milestone_on
          and i.sent_at < span.ends) c
      where c.nth <= 2 or c.nth_last <= 2) course`);
  return found as unknown as DueEpisode[];
}

type FrozenRow = {
  episode_id: Id;
  clinician_id: Id;
  milestone_quarter: string;
  engaged: boolean;
  better: boolean;
  mechanism: string;
};

function frozen(episode: DueEpisode): FrozenRow {
  const { assigned, done } = episode;
  const outcome = freezeOutcome({
    assigned,
    done,
    better: isBetter(labelOf(episode, "A"), labelOf(episode, "B")),
    mechanism: mainMechanism(episode.exercises.flatMap(weightsOf)),
  });
  return {
    episode_id: episode.id,
    clinician_id: episode.clinician_id,
    milestone_quarter: quarterOf(milestoneOn(episode.started_on, episode.closed_on)),
    ...outcome,
  };
}

/** The same label the clinician sees, from the same rule. */
function labelOf(episode: DueEpisode, slot: Slot): ChangeLabel | null {
  const points = episode.weeks
    .filter((week) => week.slot === slot)
    .map(({ week, score, answers }): CheckInPoint => ({ week, score, answers }));
  return progressOf(points).label;
}

function weightsOf([slug, version]: [string, number]): Weights[] {
  const exercise = findExercise(slug, version);
  return exercise === null ? [] : [exercise.weights];
}

async function insertOutcomes(tx: Tx, actor: ActorOf<"job">, rows: readonly FrozenRow[]): Promise<void> {
  await tx.execute(sql`
    insert into episode_outcome
      (practice_id, episode_id, clinician_id, milestone_quarter, engaged, better, mechanism)
    select ${actor.practiceId}::uuid, r.episode_id, r.clinician_id, r.milestone_quarter, r.engaged, r.better, r.mechanism
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(episode_id uuid, clinician_id uuid,
      milestone_quarter text, engaged boolean, better boolean, mechanism text)
    on conflict do nothing`);
}
