-- As before, and of a check-in only what is of this week and the three before it where the practice is: a share that was
-- never revealed does not stay revealable for ever. As many weeks as LINE_KEPT_WEEKS. What is open stays.
create or replace function app.line_pairs(p_couple uuid)
returns table (kind text, line text, source_a uuid, source_b uuid, said_a date, said_b date, is_open boolean)
language sql stable security definer set search_path = ''
as $$
  select a.kind, a.line, a.source_id, b.source_id, a.said_on, b.said_on, o.line is not null
  from public.line_share a
  join public.practice p on p.id = a.practice_id
  join public.couple c on c.practice_id = a.practice_id and c.id = a.couple_id and c.clinician_id = app.user_id()
  join public.line_share b on b.practice_id = a.practice_id and b.couple_id = a.couple_id and b.line = a.line
    and b.slot = 'B' and (a.kind = 'rating' or a.said_on = b.said_on)
  left join public.line_opening o on o.practice_id = a.practice_id and o.couple_id = a.couple_id and o.line = a.line
    and o.source_a = a.source_id and o.source_b = b.source_id
  where a.practice_id = app.practice() and a.couple_id = p_couple and a.slot = 'A'
    and (o.line is not null or (
      (a.kind = 'rating'
        or a.said_on >= date_trunc('week', pg_catalog.now() at time zone p.time_zone)::date - 21)
      and not exists (
        select from public.line_opening e
        where e.practice_id = a.practice_id and e.couple_id = a.couple_id and e.line = a.line
          and (e.source_a = a.source_id or e.source_b = b.source_id))))
$$;
