-- As before, and a screening that is dated back overrules none of a later day: the newest day counts, and of that day
-- the last word.
create or replace function app.is_unchecked() returns boolean
language sql stable set search_path = ''
as $$

  select exists (
    select from public.partner p
    join public.practice home on home.id = p.practice_id
    left join lateral (
      select s.status, s.lapses_on from public.screening s
      where s.practice_id = p.practice_id and s.couple_id = p.couple_id and s.partner_id = p.id
      order by s.screened_on desc, s.recorded_at desc, s.id desc limit 1) newest on true
    where p.practice_id = app.practice() and p.couple_id = app.couple()
      and (newest.status is null or newest.status = 'not_done'
        or newest.lapses_on <= (pg_catalog.now() at time zone home.time_zone)::date
        or newest.status = 'concern' and not exists (
          select from public.safety_hold h
          where h.practice_id = p.practice_id and h.couple_id = p.couple_id and h.cleared_at is null
            and h.gate in ('G02', 'G03', 'G04'))))
  or exists (
    select from public.safety_hold h
    join public.practice home on home.id = h.practice_id
    where h.practice_id = app.practice() and h.couple_id = app.couple() and h.cleared_at is null
      and h.gate <> 'G17'
      and (coalesce((select max(k.checked_at) from public.hold_recheck k
          where k.practice_id = h.practice_id and k.couple_id = h.couple_id and k.hold_id = h.id), h.set_at)
        at time zone home.time_zone)::date + 56 <= (pg_catalog.now() at time zone home.time_zone)::date)
$$;
