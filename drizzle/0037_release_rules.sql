ALTER TABLE "task" ADD COLUMN "waits" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "opens_on" date;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "follows" uuid;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "follow_days" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_follows" FOREIGN KEY ("practice_id","couple_id","partner_id","follows") REFERENCES "public"."task"("practice_id","couple_id","partner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_waits" CHECK ("task"."waits" = ("task"."opens_on" is not null or "task"."follows" is not null));--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_follow_days" CHECK ("task"."follow_days" between 0 and 14);
--> statement-breakpoint
-- Whether a piece of work that waits is there by now, for the partner whose it is or the therapist who treats them. It
-- asks that partner's own piece before it and no other's: that one was sent, ended, or lies two weeks past its day, and
-- so many days went by since, counted as days of the practice. While that one is kept back, so is this. Work the two do
-- together goes by its day alone, which is the same for both. The therapist, for whom holds stand elsewhere, is told by
-- days and by what was sent (sessions paper, section 4; the same rule in words of the
-- product: lib/homework/rules-release.ts).
create function app.has_opened(p_task uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.task t
    join public.couple c on c.practice_id = t.practice_id and c.id = t.couple_id
    join public.practice home on home.id = t.practice_id
    cross join lateral (select (pg_catalog.now() at time zone home.time_zone)::date as today) here
    where t.practice_id = app.practice() and t.id = p_task
      and (t.partner_id = app.user_id() or c.clinician_id = app.user_id())
      and (t.opens_on is null or t.opens_on <= here.today)
      and case when t.exercise_class <> 'I' then not exists (
          select from public.task s
          join public.task f on f.practice_id = s.practice_id and f.couple_id = s.couple_id and f.id = s.follows
          join public.assignment b on b.practice_id = f.practice_id and b.id = f.assignment_id
          where s.practice_id = t.practice_id and s.couple_id = t.couple_id and s.assignment_id = t.assignment_id
            and b.closed_at is null and app.couple() is not null
            and app.is_kept_back(f.practice_id, f.assignment_id, f.held_by, f.exercise_class, f.explicitness))
        else t.follows is null or exists (
          select from public.task f
          join public.assignment b on b.practice_id = f.practice_id and b.id = f.assignment_id
          where f.practice_id = t.practice_id and f.couple_id = t.couple_id and f.id = t.follows
            and here.today >= t.follow_days + least(
              (f.submitted_at at time zone home.time_zone)::date,
              (b.closed_at at time zone home.time_zone)::date,
              case when app.couple() is null
                or not app.is_kept_back(f.practice_id, f.assignment_id, f.held_by, f.exercise_class, f.explicitness)
                then b.due_on + 14 end)) end)
$$;
--> statement-breakpoint
revoke execute on function app.has_opened(uuid) from public;
grant execute on function app.has_opened(uuid) to app_partner, app_clinician;
--> statement-breakpoint
-- As before; work that is not there yet cannot be kept back, and nothing can stand in for it.
create or replace function app.stands_in(p_assignment uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.assignment s
    join public.assignment a on a.practice_id = s.practice_id and a.couple_id = s.couple_id and a.id = s.stands_in_for
    join public.task t on t.practice_id = a.practice_id and t.couple_id = a.couple_id and t.assignment_id = a.id
    where s.practice_id = app.practice() and s.couple_id = app.couple() and s.id = p_assignment
      and a.closed_at is null and t.partner_id = app.user_id() and t.state = 'open'
      and (not t.waits or app.has_opened(t.id))
      and app.is_kept_back(t.practice_id, t.assignment_id, t.held_by, t.exercise_class, t.explicitness))
$$;
--> statement-breakpoint
create or replace function app.has_paused() returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.task t
    join public.assignment a on a.practice_id = t.practice_id and a.couple_id = t.couple_id and a.id = t.assignment_id
    join public.couple c on c.practice_id = t.practice_id and c.id = t.couple_id and c.state <> 'closed'
    where t.practice_id = app.practice() and t.couple_id = app.couple() and t.partner_id = app.user_id()
      and t.state = 'open' and not t.is_stand_in and a.closed_at is null
      and (not t.waits or app.has_opened(t.id))
      and app.is_kept_back(t.practice_id, t.assignment_id, t.held_by, t.exercise_class, t.explicitness)
      and not exists (
        select from public.assignment s
        join public.task i on i.practice_id = s.practice_id and i.couple_id = s.couple_id and i.assignment_id = s.id
        where s.practice_id = a.practice_id and s.couple_id = a.couple_id and s.stands_in_for = a.id
          and s.closed_at is null and i.partner_id = t.partner_id and i.state <> 'withdrawn'
          and not app.is_kept_back(i.practice_id, i.assignment_id, i.held_by, i.exercise_class, i.explicitness)))
$$;
--> statement-breakpoint
alter policy own on task
  using (partner_id = (select app.user_id())
    and case (select app.hold_level()) when 0 then true when 1 then not app.is_held_by(held_by) else false end
    and not app.is_refused(assignment_id, exercise_class, explicitness)
    and (not is_stand_in or state <> 'open' or app.stands_in(assignment_id))
    and (not waits or state <> 'open' or app.has_opened(id)));
--> statement-breakpoint
grant select (waits) on task to app_partner;
grant update (waits, opens_on, follows, follow_days) on task to app_clinician;
