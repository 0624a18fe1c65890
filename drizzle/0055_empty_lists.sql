-- A list that was deleted leaves an empty one in its place: having an offer tells nothing (exercises paper, entry 27), so
-- having none would tell that it was deleted. Which lists a partner has, of one piece of work or of all that was sent
-- (null), also while nothing may pass between the two; none of their words.
create function app.own_lists(p_task uuid)
returns table (assignment_id uuid, exercise_slug text, exercise_version smallint) language sql stable security definer
set search_path = ''
as $$
  select t.assignment_id, a.exercise_slug, a.exercise_version
  from public.task t
  join public.assignment a on a.practice_id = t.practice_id and a.id = t.assignment_id
  join public.share_offer o on o.practice_id = t.practice_id and o.assignment_id = t.assignment_id
    and o.partner_id = t.partner_id and o.kind = 'matches'
  where t.practice_id = app.practice() and t.partner_id = app.user_id() and t.state = 'submitted'
    and (p_task is null or t.id = p_task)
  order by t.assignment_id
$$;
--> statement-breakpoint
-- The empty list of one of them, sealed by its writer's session; only where there is none.
create function app.put_list(p_assignment uuid, p_sealed bytea) returns void language sql volatile security definer
set search_path = ''
as $$
  insert into public.share_offer (practice_id, assignment_id, kind, partner_id, couple_id, answers_sealed)
  select t.practice_id, t.assignment_id, 'matches', t.partner_id, t.couple_id, p_sealed
  from public.task t
  where t.practice_id = app.practice() and t.partner_id = app.user_id() and t.state = 'submitted'
    and t.assignment_id = p_assignment
  on conflict do nothing
$$;
--> statement-breakpoint
revoke execute on function app.own_lists(uuid), app.put_list(uuid, bytea) from public;
grant execute on function app.own_lists(uuid), app.put_list(uuid, bytea) to app_partner;
