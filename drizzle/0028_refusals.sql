ALTER TABLE "assignment" ADD COLUMN "yes_request_id" uuid;--> statement-breakpoint
ALTER TABLE "assignment" ADD COLUMN "is_refused" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_yes_request" FOREIGN KEY ("practice_id","couple_id","yes_request_id") REFERENCES "public"."yes_request"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_of_yes" UNIQUE("practice_id","yes_request_id");
--> statement-breakpoint
-- What a partner says against open work is kept with the work, in the same step and for both alike: never who, never
-- when. No press of theirs takes it away again; the therapist gives it anew. The couple's row is waited for, so that
-- work that is being given at that moment is either seen here or refused there.
create function app.keep_not_now() returns trigger language plpgsql security definer set search_path = ''
as $$
begin
  perform from public.couple c where c.practice_id = new.practice_id and c.id = new.couple_id for key share;
  update public.assignment a set is_refused = true
  where a.practice_id = new.practice_id and a.couple_id = new.couple_id and a.closed_at is null and not a.is_refused
    and exists (select from public.task t where t.practice_id = a.practice_id and t.couple_id = a.couple_id
      and t.assignment_id = a.id and t.exercise_class = new.exercise_class);
  return null;
end
$$;
--> statement-breakpoint
create trigger keep_not_now after insert on yes_answer for each row
  when (new.state = 'not_now') execute function app.keep_not_now();
--> statement-breakpoint
-- Work of which nobody noted how explicit it is counts as far as its class can go.
create function app.explicitness_of(p_class text, p_explicitness smallint) returns smallint language sql immutable
  return coalesce(p_explicitness, case when p_class = 'X' then 3 else 0 end)::smallint;
--> statement-breakpoint
create function app.keep_lowered_ceiling() returns trigger language plpgsql security definer set search_path = ''
as $$
begin
  perform from public.couple c where c.practice_id = new.practice_id and c.id = new.couple_id for key share;
  update public.assignment a set is_refused = true
  where a.practice_id = new.practice_id and a.couple_id = new.couple_id and a.closed_at is null and not a.is_refused
    and exists (select from public.task t where t.practice_id = a.practice_id and t.couple_id = a.couple_id
      and t.assignment_id = a.id
      and app.explicitness_of(t.exercise_class, t.explicitness) > coalesce(new.explicitness_ceiling, 1));
  return null;
end
$$;
--> statement-breakpoint
create trigger keep_lowered_ceiling after update of explicitness_ceiling on partner for each row
  when (coalesce(new.explicitness_ceiling, 1) < coalesce(old.explicitness_ceiling, 1))
  execute function app.keep_lowered_ceiling();
--> statement-breakpoint
-- Whether a partner stands against work: what was kept with it, any "not now" to its class since it was given, whoever
-- said yes after that, or a ceiling below it. Says nothing of who, and is asked by the two functions below alone.
create function app.is_stood_against(p_practice uuid, p_assignment uuid, p_class text, p_explicitness smallint)
returns boolean language sql stable set search_path = ''
as $$
  select exists (
    select from public.assignment a
    where a.practice_id = p_practice and a.id = p_assignment
      and (a.is_refused
        or exists (
          select from public.partner p
          where p.practice_id = a.practice_id and p.couple_id = a.couple_id
            and app.explicitness_of(p_class, p_explicitness) > coalesce(p.explicitness_ceiling, 1))
        or (p_class in ('T', 'X') and exists (
          select from public.yes_answer y
          where y.practice_id = a.practice_id and y.couple_id = a.couple_id and y.exercise_class = p_class
            and y.state = 'not_now' and y.at > a.assigned_at))))
$$;
--> statement-breakpoint
create or replace function app.is_refused(p_assignment uuid, p_class text, p_explicitness smallint) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.assignment a
    where a.practice_id = app.practice() and a.couple_id = app.couple() and a.id = p_assignment
      and a.closed_at is null and app.is_stood_against(a.practice_id, a.id, p_class, p_explicitness))
$$;
--> statement-breakpoint
create or replace function app.is_homework_refused(p_assignment uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.task t
    join public.couple c on c.practice_id = t.practice_id and c.id = t.couple_id and c.clinician_id = app.user_id()
    where t.practice_id = app.practice() and t.assignment_id = p_assignment
      and app.is_stood_against(t.practice_id, t.assignment_id, t.exercise_class, t.explicitness))
$$;
--> statement-breakpoint
-- How explicit work may get for a couple: the lower of the two ceilings, for the therapist who treats it, who cannot
-- read whose it is. Unchosen counts as 1; null outside the caseload.
create function app.lower_ceiling(p_couple uuid) returns smallint
language sql stable security definer set search_path = ''
as $$
  select least(3, min(coalesce(p.explicitness_ceiling, 1)))::smallint
  from public.couple c
  join public.partner p on p.practice_id = c.practice_id and p.couple_id = c.id
  where c.practice_id = app.practice() and c.id = p_couple and c.clinician_id = app.user_id()
  group by c.id
$$;
--> statement-breakpoint
revoke select on partner from app_clinician;
grant select (practice_id, id, couple_id, slot, name_sealed, email_sealed, email_index, joined_at, access_ended_at,
  created_at) on partner to app_clinician;
