-- The day from which a piece of work is there for the partner whose it is: -infinity for what waits for nothing,
-- infinity for what nothing opens. Work the two do together goes by its day alone. Any other goes by that partner's own
-- piece before it: that one was sent, ended, or lies two weeks past its day and past the day it opened itself, and so
-- many days went by since. While that one is kept back and neither sent nor ended, this is too. The therapist, for whom
-- holds stand elsewhere, is told by days. Asked by `app.has_opened` alone; a chain longer than any opens never.
create function app.opens_from(p_task uuid, p_steps integer default 0) returns date
language sql stable set search_path = ''
as $$
  select case
    when not t.waits then '-infinity'::date
    when t.exercise_class <> 'I' or t.follows is null then coalesce(t.opens_on, '-infinity'::date)
    when p_steps > 50 then 'infinity'::date
    else greatest(t.opens_on, (
      select t.follow_days + coalesce(least(
          (f.submitted_at at time zone home.time_zone)::date,
          (b.closed_at at time zone home.time_zone)::date,
          case when app.couple() is null
            or not app.is_kept_back(f.practice_id, f.assignment_id, f.held_by, f.exercise_class, f.explicitness)
            then greatest(b.due_on, app.opens_from(f.id, p_steps + 1)) + 14 end), 'infinity'::date)
      from public.task f
      join public.assignment b on b.practice_id = f.practice_id and b.id = f.assignment_id
      where f.practice_id = t.practice_id and f.couple_id = t.couple_id and f.id = t.follows)) end
  from public.task t
  join public.practice home on home.id = t.practice_id
  where t.practice_id = app.practice() and t.id = p_task
$$;
--> statement-breakpoint
revoke execute on function app.opens_from(uuid, integer) from public;
--> statement-breakpoint
-- Whether a piece of work that waits is there by now, by days of the practice, for the partner whose it is or the
-- therapist who treats them (sessions paper, section 4; the same rule in words of the product:
-- lib/homework/rules-release.ts).
create or replace function app.has_opened(p_task uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.task t
    join public.couple c on c.practice_id = t.practice_id and c.id = t.couple_id
    join public.practice home on home.id = t.practice_id
    where t.practice_id = app.practice() and t.id = p_task
      and (t.partner_id = app.user_id() or c.clinician_id = app.user_id())
      and app.opens_from(t.id) <= (pg_catalog.now() at time zone home.time_zone)::date)
$$;
