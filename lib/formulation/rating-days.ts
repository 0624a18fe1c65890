import { sql } from "drizzle-orm";
import type { Tx } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { newestOf } from "#lib/formulation/newest-ratings";
import { type RatedNumbers, ratingsFrom } from "#lib/formulation/ratings";
import type { Rater, RatingsOfPartner } from "#lib/formulation/types";
import type { Id } from "#lib/kernel/ids";

/** A day of the practice on which somebody rated: who did, and the ratings in force at its end. */
export type RatingDay = {
  day: string;
  byTherapist: boolean;
  byPartners: readonly Slot[];
  ratings: Readonly<Record<Slot, RatingsOfPartner>>;
};

type Row = RatedNumbers & { day: string; slot: Slot; rater: Rater; is_new: boolean };

/**
 * The newest days on which somebody rated, newest first, and always the first of all: from each to the one before it in a
 * step of the index, and on each the four ratings in force, so that years of ratings cost no more than what is shown.
 */
export async function ratingDaysIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  most: number,
): Promise<RatingDay[]> {
  requireRole(actor, "clinician");
  const sent = sql`r.practice_id = ${actor.practiceId} and r.couple_id = ${coupleId} and r.sent_at is not null`;
  const rows = (await tx.execute(sql`
    with recursive home as (
      select h.time_zone as zone from practice h
      join couple c on c.practice_id = h.id and c.id = ${coupleId} and c.clinician_id = ${actor.userId}
      where h.id = ${actor.practiceId}),
    step (day, place) as (
      select (select (max(r.sent_at) at time zone home.zone)::date from indicator_rating r where ${sent}), 1 from home
      union all
      select (select (max(r.sent_at) at time zone home.zone)::date from indicator_rating r
        where ${sent} and r.sent_at < step.day::timestamp at time zone home.zone), step.place + 1
      from step cross join home where step.day is not null and step.place < ${most}::int),
    shown as (
      select day from step where day is not null
      union
      select first.day from home cross join lateral (
        select (min(r.sent_at) at time zone home.zone)::date as day from indicator_rating r where ${sent}) first
      where first.day is not null)
    select newest.*, to_char(shown.day, 'YYYY-MM-DD') as day,
      newest.sent_at >= shown.day::timestamp at time zone home.zone as is_new
    from shown cross join home
    cross join (values ('A', 'self'), ('A', 'therapist'), ('B', 'self'), ('B', 'therapist')) who (slot, rater)
    cross join lateral (
      select r.* from indicator_rating r
      where ${sent} and r.slot = who.slot and r.rater = who.rater
        and r.sent_at < (shown.day + 1)::timestamp at time zone home.zone
      order by r.sent_at desc, r.id desc limit 1) newest
    order by shown.day desc, who.slot, who.rater`)) as unknown as Row[];
  const days = [...new Set(rows.map(({ day }) => day))];
  return days.map((day) => {
    const here = rows.filter((row) => row.day === day);
    const isNew = (slot: Slot, rater: Rater) =>
      here.some((row) => row.slot === slot && row.rater === rater && row.is_new);
    return {
      day,
      byTherapist: isNew("A", "therapist") || isNew("B", "therapist"),
      byPartners: (["A", "B"] as const).filter((slot) => isNew(slot, "self")),
      ratings: newestOf(
        here.map(({ slot, rater, ...numbers }) => ({ slot, rater, ratings: ratingsFrom(numbers) })),
      ),
    };
  });
}

/** The sessions of a couple that began after an instant and were held. */
export async function sessionsSinceIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  since: Date,
): Promise<number> {
  requireRole(actor, "clinician");
  const [found] = (await tx.execute(sql`
    select count(*)::int as held from session s
    join couple c on c.practice_id = s.practice_id and c.id = s.couple_id and c.clinician_id = ${actor.userId}
    where s.practice_id = ${actor.practiceId} and s.couple_id = ${coupleId} and s.state = 'closed'
      and coalesce(s.started_at, s.starts_at) > ${since.toISOString()}::timestamptz`)) as unknown as {
    held: number;
  }[];
  return found?.held ?? 0;
}
