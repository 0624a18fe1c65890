import { sql } from "drizzle-orm";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { exercisesIn, refKey } from "#lib/exercises/find-exercise";
import type { Weights } from "#lib/exercises/types";
import type { Id } from "#lib/kernel/ids";
import { progressOf } from "#lib/progress/rules";
import type { ChangeLabel, CheckInPoint } from "#lib/progress/types";
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
    // A run fills the table it asks about: a plan kept from its start would read all of it at its end.
    await tx.execute(sql`set local plan_cache_mode = force_custom_plan`);
    for (;;) {
      const due = await dueEpisodes(tx, actor, onDate);
      if (due.length === 0) break;
      const weightsOf = await weightsIn(tx, actor, due);
      await insertOutcomes(
        tx,
        actor,
        due.map((episode) => frozen(episode, weightsOf)),
      );
    }
    await recordAudit(tx, actor, { action: "run", entity: "episode_outcome", purpose: "freeze milestones" });
  });
}

type Slot = "A" | "B";
/** Slot, week, score in tenths, the six answers, and whether q2 is not applicable. */
type Week = [
  slot: Slot,
  week: string,
  tenths: number,
  ...answers: [q1: Answer, q2: Answer, q3: Answer, q4: Answer, q5: Answer, q6: Answer],
  q2NotApplicable: boolean,
];
type Answer = number | null;

/** What an episode's row says up to its milestone; null where there is nothing. */
type DueEpisode = {
  id: Id;
  clinician_id: Id;
  started_on: string;
  closed_on: string | null;
  assigned: number | null;
  done: number | null;
  /** Slug and version of each assignment's exercise. */
  exercises: [string, number][] | null;
  /** The first two and last two scored check-ins of each partner: all that the two-week means read. */
  weeks: Week[] | null;
};

/**
 * At most one episode per couple, the earliest, so that the two-in-24-months rule sees every earlier choice; the
 * caller asks until none is left. One statement, whatever the number of episodes.
 */
async function dueEpisodes(tx: Tx, actor: ActorOf<"job">, onDate: string): Promise<DueEpisode[]> {
  const { practiceId } = actor;
  const days = 7 * MILESTONE_WEEKS;
  const found = await tx.execute(sql`
    with due as materialized (
      select distinct on (e.couple_id) e.id, e.couple_id, e.clinician_id, e.started_on, e.closed_on, m.milestone_on,
        date_trunc('week', e.started_on::timestamp)::date as first_week,
        e.started_on::timestamp at time zone p.time_zone as opens,
        (m.milestone_on + 1)::timestamp at time zone p.time_zone as ends
      from practice p
      join care_episode e on e.practice_id = p.id
      cross join lateral (select least(e.started_on + ${days}::int, e.closed_on) as milestone_on) m
      where p.id = ${practiceId} and e.practice_id = ${practiceId} and m.milestone_on <= ${onDate}::date
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
      limit ${BATCH}),
    work as (
      select given.id, sum(given.tasks)::int as assigned, sum(given.done)::int as done,
        json_agg(json_build_array(given.exercise_slug, given.exercise_version)) as exercises
      from (
        select due.id, a.exercise_slug, a.exercise_version, count(*) as tasks,
          count(*) filter (where t.state = 'submitted' and t.submitted_at < due.ends) as done
        from due
        join assignment a on a.practice_id = ${practiceId} and a.couple_id = due.couple_id
          and a.assigned_at >= due.opens and a.assigned_at < due.ends and not a.is_waiting
        join task t on t.practice_id = ${practiceId} and t.assignment_id = a.id and t.state <> 'withdrawn'
          -- What waits counts from the day it opens, and what has none once it was sent: the same on every later run.
          and (not t.waits or t.submitted_at < due.ends
            or (t.follows is null or t.exercise_class <> 'I') and t.opens_on <= due.milestone_on)
        group by due.id, a.practice_id, a.id) given
      group by given.id),
    course as (
      select c.id, json_agg(json_build_array(c.slot, c.week, c.score_tenths, c.q1, c.q2, c.q3, c.q4, c.q5, c.q6,
        c.q2_not_applicable)) as weeks
      from (
        select due.id, i.slot, i.week, i.score_tenths, i.q1, i.q2, i.q3, i.q4, i.q5, i.q6, i.q2_not_applicable,
          row_number() over (partition by due.id, i.slot order by i.week) as nth,
          count(*) over (partition by due.id, i.slot) as n
        from due
        join check_in i on i.practice_id = ${practiceId} and i.couple_id = due.couple_id
          and i.week >= due.first_week and i.week <= due.milestone_on and i.sent_at < due.ends
        where i.score_tenths is not null) c
      where c.nth <= 2 or c.nth > c.n - 2
      group by c.id)
    select due.id, due.clinician_id, due.started_on::text as started_on, due.closed_on::text as closed_on,
      work.assigned, work.done, work.exercises, course.weeks
    from due
    left join work on work.id = due.id
    left join course on course.id = due.id`);
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

type WeightsOf = (exercise: [string, number]) => Weights[];

function frozen(episode: DueEpisode, weightsOf: WeightsOf): FrozenRow {
  const outcome = freezeOutcome({
    assigned: episode.assigned ?? 0,
    done: episode.done ?? 0,
    better: isBetter(labelOf(episode, "A"), labelOf(episode, "B")),
    mechanism: mainMechanism((episode.exercises ?? []).flatMap(weightsOf)),
  });
  return {
    episode_id: episode.id,
    clinician_id: episode.clinician_id,
    milestone_quarter: quarterOf(milestoneOn(episode.started_on, episode.closed_on)),
    ...outcome,
  };
}

/** The same label the clinician sees, from the same rule; no expected line is wanted here. */
function labelOf(episode: DueEpisode, slot: Slot): ChangeLabel | null {
  const weeks = (episode.weeks ?? []).filter(([by]) => by === slot);
  return progressOf(weeks.map(pointOf), { planned: 0 }).label;
}

function pointOf([, week, tenths, q1, q2, q3, q4, q5, q6, q2NotApplicable]: Week): CheckInPoint {
  return { week, score: tenths / 10, answers: { q1, q2, q3, q4, q5, q6, q2NotApplicable } };
}

/** The weights of every exercise given in these episodes, the practice's own among them; none for one unknown. */
async function weightsIn(tx: Tx, actor: ActorOf<"job">, due: readonly DueEpisode[]): Promise<WeightsOf> {
  const given = due.flatMap((episode) => episode.exercises ?? []);
  const refs = given.map(([slug, version]) => ({ slug, version }));
  const found = await exercisesIn(tx, actor, refs);
  return ([slug, version]) => {
    const weights = found.get(refKey({ slug, version }))?.exercise.weights;
    return weights ? [weights] : [];
  };
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
