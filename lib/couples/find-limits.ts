import { sql } from "drizzle-orm";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { agreedColumn } from "#lib/couples/agreed";
import { consentOpenColumn, newestNumbersColumn } from "#lib/couples/check-columns";
import type { CoupleFacts } from "#lib/couples/find-couple";
import { freshSince, YES_CLASSES } from "#lib/couples/fresh-yes";
import type { Limits } from "#lib/couples/lock-reason";
import { STATUS_DAYS, STRAINED_FROM } from "#lib/couples/rules";
import { beforeAnyAlert, besideDueLooks } from "#lib/couples/rules-co-sign";
import { withTension } from "#lib/couples/rules-screening";
import { sinceTension, tenseAt } from "#lib/couples/rules-tension";

type Found = {
  this_week: Limits["thisWeek"];
  ratings: Limits["ratings"];
  strained: Limits["strained"];
  done_in_session: string[];
  tension: { value: number; at: string }[][];
  consent_open: boolean;
  yes_t: boolean;
  yes_x: boolean;
  agreed: Limits["agreed"];
};

/**
 * What bounds the exercises of a couple at an instant: holds, consent, ceiling, tension this week and twice running,
 * work that waits for a look, an open consent check, the newest ratings, and what was done in a session. One statement beside the couple's
 * own, which the caller has read through the caseload scope. The week is the practice's own.
 */
export async function findLimitsIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  couple: CoupleFacts,
  now: Date,
): Promise<Limits> {
  requireRole(actor, "clinician");
  const here = (alias: "c" | "t" | "p") =>
    sql`${sql.raw(alias)}.practice_id = ${actor.practiceId} and ${sql.raw(alias)}.couple_id = ${couple.id}`;
  const since = freshSince(now).toISOString();
  const [found] = (await tx.execute(sql`
    select
      (select coalesce(json_agg(json_build_object(
          'q1', c.q1, 'q2', c.q2, 'q3', c.q3, 'q4', c.q4, 'q5', c.q5, 'q6', c.q6)), '[]')
        from check_in c join practice home on home.id = c.practice_id
        where ${here("c")}
          and c.week = date_trunc('week', ${now.toISOString()}::timestamptz at time zone home.time_zone)::date
      ) as this_week,
      (select coalesce(json_agg(distinct jsonb_build_object(
          'slug', r.exercise_slug, 'exerciseClass', t.exercise_class)), '[]')
        from task t join response r on r.practice_id = t.practice_id and r.task_id = t.id
        where ${here("t")} and t.state = 'submitted' and t.reviewed_at is null
          and r.upset >= ${STRAINED_FROM}) as strained,
      (select coalesce(json_agg(distinct i.exercise_slug), '[]')
        from plan p join plan_item i on i.practice_id = p.practice_id and i.plan_id = p.id
        where ${here("p")} and i.kind = 'exercise' and i.state = 'done') as done_in_session,
      (select coalesce(json_agg(two.told), '[]')
        from partner p join practice home on home.id = p.practice_id
        cross join lateral (
          select json_agg(json_build_object('value', newest.q6, 'at', newest.sent_at) order by newest.week) as told from (
            select c.q6, c.sent_at, c.week from check_in c
            where c.practice_id = p.practice_id and c.couple_id = p.couple_id and c.partner_id = p.id
              and c.week > (${now.toISOString()}::timestamptz at time zone home.time_zone)::date - ${STATUS_DAYS}::int
              and c.q6 is not null
            order by c.week desc limit 2) newest) two
        where ${here("p")} and two.told is not null) as tension,
      exists (select from couple k where k.practice_id = ${actor.practiceId} and k.id = ${couple.id} and ${consentOpenColumn(sql`k`)}) as consent_open,
      (select ${newestNumbersColumn()} from couple
        where couple.practice_id = ${actor.practiceId} and couple.id = ${couple.id}) as ratings,
      app.has_fresh_yes(${couple.id}, 'T', ${since}::timestamptz) as yes_t,
      app.has_fresh_yes(${couple.id}, 'X', ${since}::timestamptz) as yes_x,
      ${agreedColumn(actor, couple.id, now)} as agreed`)) as unknown as Found[];
  const tense = found ? tenseAt(found.tension.map((told) => told.map(readTension))) : now;
  const agreed = beforeAnyAlert(found?.agreed ?? [], couple.checks.alert);
  const yes = { T: found?.yes_t, X: found?.yes_x };
  return {
    isPaused: couple.isPaused,
    isConsentWithdrawn: couple.isPaused && couple.state === "active",
    answerHolds: couple.answerHolds,
    isConsentOpen: found?.consent_open ?? true,
    hasConsent: couple.hasConsent,
    gates: withTension(couple.nextGates, tense !== null),
    agreed: sinceTension(besideDueLooks(agreed, couple.checks.holds), tense),
    ceiling: couple.ceiling,
    freshYes: YES_CLASSES.filter((one) => yes[one] === true),
    thisWeek: found?.this_week ?? [],
    ratings: found?.ratings ?? [],
    strained: found?.strained ?? [],
    doneInSession: found?.done_in_session ?? [],
  };
}

/** As it came from the database: instants inside JSON are text. */
function readTension({ value, at }: { value: number; at: string }) {
  return { value, at: new Date(at) };
}
