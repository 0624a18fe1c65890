import { getTableColumns, sql } from "drizzle-orm";
import { practice } from "#db/schema/accounts";
import { consentCheckMark } from "#db/schema/agreements";
import { partner, safetyHold } from "#db/schema/couples";
import { indicatorRating } from "#db/schema/formulation";
import { response } from "#db/schema/homework";
import { session } from "#db/schema/planning";
import { holdRecheck, screening } from "#db/schema/safety";
import type { NewestNumber } from "#lib/couples/conditions";
import { CONSENT_CHECK_FROM } from "#lib/couples/rules";
import type { NewestAlert, Screening, SetHold } from "#lib/couples/rules-screening";

// Names are written out: in a one-table select the query builder drops the table from a column, and inside these
// subqueries it would then be another table's.

const zone = sql`(select home.time_zone from ${practice} home where home.id = couple.practice_id)`;

type HoldRow = { gate: string; checkedAt: string; checkedOn: string; sessionsSince: number };

/** Today's ISO date where the practice is; for a statement that reads `couple`. */
export function todayColumn() {
  return sql<string>`to_char(now() at time zone ${zone}, 'YYYY-MM-DD')`;
}

/** The safety holds in force, each gate once, with when each was last looked at; for a statement that reads `couple`. */
export function setHoldsColumn() {
  return sql<HoldRow[]>`(
    select coalesce(json_agg(json_build_object('gate', h.gate, 'checkedAt', checked.at,
        'checkedOn', to_char(checked.at at time zone ${zone}, 'YYYY-MM-DD'),
        'sessionsSince', (select count(*) from ${session} s where s.practice_id = h.practice_id
          and s.couple_id = h.couple_id and s.state = 'closed' and coalesce(s.started_at, s.starts_at) > checked.at)) order by h.gate), '[]'::json)
    from ${safetyHold} h cross join lateral (select coalesce((
      select max(k.checked_at) from ${holdRecheck} k
      where k.practice_id = h.practice_id and k.couple_id = h.couple_id and k.hold_id = h.id), h.set_at) as at) checked
    where h.practice_id = couple.practice_id and h.couple_id = couple.id and h.cleared_at is null)`;
}

/**
 * The newest alert of the couple, reviewed or not: an answer that asked for a look, or D1 or K3 rated high by
 * anyone; for a statement that reads `couple`. Source: formulation paper, sections 4 and 7.
 */
export function newestAlertColumn() {
  return sql<{ at: string | null; on: string | null }>`(
    select json_build_object('at', max(a.at), 'on', to_char(max(a.at) at time zone ${zone}, 'YYYY-MM-DD')) from (
      select r.submitted_at as at from ${response} r
      where r.practice_id = couple.practice_id and r.couple_id = couple.id and r.alert is not null
      union all
      select i.sent_at from ${indicatorRating} i
      where i.practice_id = couple.practice_id and i.couple_id = couple.id and i.sent_at is not null
        and (i.d1 >= ${CONSENT_CHECK_FROM} or i.k3 >= ${CONSENT_CHECK_FROM})) a)`;
}

/**
 * Whether a rating of either partner asks for a private talk about consent that was not had since; for a statement that
 * reads `couple`, under that name or another. Each statement by its newest number of each rater: one left out, or "not
 * sure", takes nothing away. Source: formulation paper, sections 4 and 7.
 */
export function consentOpenColumn(couple = sql`couple`) {
  return sql<boolean>`exists (
    select from ${partner} p cross join (values ('self'), ('therapist')) who (rater)
    cross join lateral (
      (select i.d1 as number, i.sent_at from ${indicatorRating} i
        where i.practice_id = p.practice_id and i.couple_id = p.couple_id and i.slot = p.slot
          and i.rater = who.rater and i.sent_at is not null and i.d1 is not null
        order by i.sent_at desc, i.id desc limit 1)
      union all
      (select i.k3, i.sent_at from ${indicatorRating} i
        where i.practice_id = p.practice_id and i.couple_id = p.couple_id and i.slot = p.slot
          and i.rater = who.rater and i.sent_at is not null and i.k3 is not null
        order by i.sent_at desc, i.id desc limit 1)) newest
    where p.practice_id = ${couple}.practice_id and p.couple_id = ${couple}.id
      and newest.number >= ${CONSENT_CHECK_FROM}
      and not exists (select from ${consentCheckMark} m
        where m.practice_id = p.practice_id and m.couple_id = p.couple_id and m.slot = p.slot
          and m.marked_at >= newest.sent_at))`;
}

/** D1 to K6, as their columns are called. */
const RATED = Object.keys(getTableColumns(indicatorRating)).filter((name) => /^[drak]\d$/.test(name));

/** Ratings that are looked through: of two partners by two raters each, six times over. */
const RATINGS_READ = 24;

/**
 * The newest number of each rater for each statement about each partner of a couple, which does not say whose it is; for
 * a statement that reads `couple`. As above, a number that a later rating leaves out stays, among the newest ratings.
 */
export function newestNumbersColumn() {
  const numbers = RATED.map((name) => sql`(${name.toUpperCase()}::text, i.${sql.identifier(name)})`);
  return sql<NewestNumber[]>`(
    select coalesce(json_agg(json_build_object('key', newest.key, 'number', newest.number,
      'isSeenAlone', newest.is_seen)), '[]'::json)
    from (
      select distinct on (i.slot, i.rater, rated.key) rated.key, rated.number, i.is_seen
      from (
        select r.*, exists (select from ${consentCheckMark} m
          where m.practice_id = r.practice_id and m.couple_id = r.couple_id and m.slot = r.slot
            and m.marked_at >= r.sent_at) as is_seen
        from ${indicatorRating} r
        where r.practice_id = couple.practice_id and r.couple_id = couple.id and r.sent_at is not null
        order by r.sent_at desc, r.id desc limit ${RATINGS_READ}) i
      cross join lateral (values ${sql.join(numbers, sql`, `)}) rated (key, number)
      where rated.number is not null
      order by i.slot, i.rater, rated.key, i.sent_at desc, i.id desc) newest)`;
}

/** The screening of a partner on the newest day, of that day the last word: one dated back changes nothing; for a statement that reads `partner`. */
export function screeningColumn() {
  return sql<ScreeningRow | null>`(
    select json_build_object('status', s.status, 'screenedOn', s.screened_on, 'lapsesOn', s.lapses_on,
      'recordedAt', s.recorded_at) from ${screening} s
    where s.practice_id = partner.practice_id and s.couple_id = partner.couple_id and s.partner_id = partner.id
    order by s.screened_on desc, s.recorded_at desc, s.id desc limit 1)`;
}

type ScreeningRow = Omit<Screening, "recordedAt"> & { recordedAt: string };

/** As it came from the database: instants inside JSON are text. */
export function readScreening(row: ScreeningRow | null): Screening | null {
  return row && { ...row, recordedAt: new Date(row.recordedAt) };
}

/** As above, of the newest alert. */
export function readAlert({ at, on }: { at: string | null; on: string | null }): NewestAlert | null {
  return at === null || on === null ? null : { at: new Date(at), on };
}

/** As above, of the holds. */
export function readHolds(rows: readonly HoldRow[]): SetHold[] {
  return rows.map((row) => ({
    gate: row.gate as SetHold["gate"],
    checkedAt: new Date(row.checkedAt),
    checkedOn: row.checkedOn,
    sessionsSince: row.sessionsSince,
  }));
}
