ALTER TABLE "assignment" ADD COLUMN "stands_in_for" uuid;--> statement-breakpoint
ALTER TABLE "assignment" ADD COLUMN "is_waiting" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "is_stand_in" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_stands_in_for" FOREIGN KEY ("practice_id","couple_id","stands_in_for") REFERENCES "public"."assignment"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_of_stand_in" UNIQUE("practice_id","stands_in_for");--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_waiting" CHECK (not "assignment"."is_waiting" or "assignment"."stands_in_for" is not null);
--> statement-breakpoint
-- What takes the place of homework while that is kept back waits until somebody sends it; from then on it counts as
-- any other. Kept with the work and for both alike.
create function app.note_used() returns trigger language plpgsql security definer set search_path = ''
as $$
begin
  update public.assignment a set is_waiting = false
  where a.practice_id = new.practice_id and a.couple_id = new.couple_id and a.id = new.assignment_id and a.is_waiting;
  return null;
end
$$;
--> statement-breakpoint
create trigger note_used after update of state on task for each row
  when (new.is_stand_in and new.state = 'submitted') execute function app.note_used();
--> statement-breakpoint
-- Whether a partner's own piece of work is kept back from both now: by a hold, or because either stands against it.
-- Asked by the two functions below alone.
create function app.is_kept_back(p_practice uuid, p_assignment uuid, p_held_by text, p_class text, p_explicitness smallint)
returns boolean language sql stable set search_path = ''
as $$
  select app.hold_level() = 2 or (app.hold_level() = 1 and app.is_held_by(p_held_by))
    or app.is_stood_against(p_practice, p_assignment, p_class, p_explicitness)
$$;
--> statement-breakpoint
-- Whether this work stands in for another that the partner who asks has still to send and that is kept back now. Yes or
-- no, and the same for both whoever the reason is (formulation paper, section 7).
create function app.stands_in(p_assignment uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.assignment s
    join public.assignment a on a.practice_id = s.practice_id and a.couple_id = s.couple_id and a.id = s.stands_in_for
    join public.task t on t.practice_id = a.practice_id and t.couple_id = a.couple_id and t.assignment_id = a.id
    where s.practice_id = app.practice() and s.couple_id = app.couple() and s.id = p_assignment
      and a.closed_at is null and t.partner_id = app.user_id() and t.state = 'open'
      and app.is_kept_back(t.practice_id, t.assignment_id, t.held_by, t.exercise_class, t.explicitness))
$$;
--> statement-breakpoint
-- Whether homework of the partner who asks is kept back with nothing in its place. Yes or no, never what or why.
create function app.has_paused() returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.task t
    join public.assignment a on a.practice_id = t.practice_id and a.couple_id = t.couple_id and a.id = t.assignment_id
    join public.couple c on c.practice_id = t.practice_id and c.id = t.couple_id and c.state <> 'closed'
    where t.practice_id = app.practice() and t.couple_id = app.couple() and t.partner_id = app.user_id()
      and t.state = 'open' and not t.is_stand_in and a.closed_at is null
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
    and (not is_stand_in or state <> 'open' or app.stands_in(assignment_id)));
--> statement-breakpoint
grant select (is_stand_in) on task to app_partner;
grant update (stands_in_for) on assignment to app_clinician;
