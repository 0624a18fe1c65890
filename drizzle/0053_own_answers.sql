ALTER TABLE "couple" ADD COLUMN "own_cleared_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "couple_to_clear" ON "couple" USING btree ("practice_id","closed_at") WHERE closed_at is not null and own_cleared_at is null;
--> statement-breakpoint
-- What a partner wrote for themselves alone is theirs to delete at any time (sessions paper, section 6). They can find
-- that it is there and never read it again: the words themselves stay out of reach of every session (SAFE-04).
grant select (practice_id, response_id, visibility, partner_id), delete on response_part to app_partner;
create policy own_kept on response_part for select to app_partner
  using (visibility = 'me' and partner_id = (select app.user_id()));
create policy own_forgotten on response_part for delete to app_partner
  using (visibility = 'me' and partner_id = (select app.user_id()));
--> statement-breakpoint
-- A private list lies in what its writer could share as well: it goes there too, of one piece of work or of all that was
-- sent (null). What nobody revealed yet is taken back; what is open to both is both's and stays. It waits for a choice
-- of the other one that is being made at this moment, as every choice does, and asks for no leave: also while nothing
-- may pass between the two.
create function app.forget_lists(p_task uuid) returns void language plpgsql volatile security definer
set search_path = ''
as $$
declare
  given uuid;
begin
  for given in
    select t.assignment_id from public.task t
    where t.practice_id = app.practice() and t.partner_id = app.user_id() and t.state = 'submitted'
      and (p_task is null or t.id = p_task)
      and (exists (select from public.share_offer o where o.practice_id = t.practice_id
          and o.assignment_id = t.assignment_id and o.kind = 'matches' and o.partner_id = t.partner_id)
        or exists (select from public.shared_part s where s.practice_id = t.practice_id
          and s.assignment_id = t.assignment_id and s.kind = 'matches' and s.partner_id = t.partner_id))
    order by t.assignment_id
  loop
    perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(
      'sharing ' || app.practice() || ' ' || given || ' matches', 0));
    delete from public.share_offer o where o.practice_id = app.practice() and o.assignment_id = given
      and o.kind = 'matches' and o.partner_id = app.user_id();
    delete from public.shared_part s where s.practice_id = app.practice() and s.assignment_id = given
      and s.kind = 'matches' and s.partner_id = app.user_id();
    delete from public.share_opening o where o.practice_id = app.practice() and o.assignment_id = given
      and o.kind = 'matches' and o.opened_at is null;
  end loop;
end
$$;
--> statement-breakpoint
revoke execute on function app.forget_lists(uuid) from public;
grant execute on function app.forget_lists(uuid) to app_partner;
--> statement-breakpoint

-- Thirty days after a couple was closed it goes by itself (same section): the run may find and delete what is due, and
-- read none of it.
create function app.is_long_closed(p_couple uuid) returns boolean language sql stable security definer
set search_path = ''
as $$
  select exists (
    select from public.couple c
    where c.practice_id = app.practice() and c.id = p_couple
      and c.closed_at <= pg_catalog.now() - interval '30 days')
$$;
--> statement-breakpoint
revoke execute on function app.is_long_closed(uuid) from public;
grant execute on function app.is_long_closed(uuid) to app_job;
grant select (closed_at, own_cleared_at), update (own_cleared_at) on couple to app_job;
create policy job_clears on couple for update to app_job
  using (app.is_long_closed(id)) with check (own_cleared_at is not null);
grant select (practice_id, id, couple_id) on response to app_job;
create policy job on response for select to app_job using (app.is_long_closed(couple_id));
grant select (practice_id, response_id, couple_id, visibility), delete on response_part to app_job;
create policy job on response_part for all to app_job
  using (visibility = 'me' and app.is_long_closed(couple_id)) with check (false);
grant select (practice_id, task_id, couple_id), delete on draft to app_job;
create policy job on draft for all to app_job using (app.is_long_closed(couple_id)) with check (false);
grant select (practice_id, assignment_id, couple_id), delete on share_offer to app_job;
create policy job on share_offer for all to app_job using (app.is_long_closed(couple_id)) with check (false);
grant select (practice_id, assignment_id, couple_id, kind), delete on shared_part to app_job;
create policy job on shared_part for all to app_job
  using (kind = 'matches' and app.is_long_closed(couple_id)) with check (false);
grant select (practice_id, assignment_id, couple_id, kind, opened_at), delete on share_opening to app_job;
create policy job on share_opening for all to app_job
  using (kind = 'matches' and opened_at is null and app.is_long_closed(couple_id)) with check (false);
grant select (practice_id, couple_id, sent_on), delete on loop_episode to app_job;
create policy job on loop_episode for all to app_job
  using (sent_on is null and app.is_long_closed(couple_id)) with check (false);
