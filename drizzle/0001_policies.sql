create schema if not exists app;
--> statement-breakpoint
grant usage on schema app to public;
--> statement-breakpoint
grant usage on schema public to app_clinician, app_partner, app_supervisor, app_admin, app_job, app_door;
--> statement-breakpoint
-- The context of the transaction, set by one function of the product (withActor). Unset means no row.
create function app.practice() returns uuid language sql stable parallel safe set search_path = ''
as $$ select nullif(pg_catalog.current_setting('app.practice_id', true), '')::uuid $$;
--> statement-breakpoint
create function app.user_id() returns uuid language sql stable parallel safe set search_path = ''
as $$ select nullif(pg_catalog.current_setting('app.user_id', true), '')::uuid $$;
--> statement-breakpoint
create function app.couple() returns uuid language sql stable parallel safe set search_path = ''
as $$ select nullif(pg_catalog.current_setting('app.couple_id', true), '')::uuid $$;
--> statement-breakpoint
create function app.slot() returns text language sql stable parallel safe set search_path = ''
as $$ select nullif(pg_catalog.current_setting('app.slot', true), '') $$;
--> statement-breakpoint
-- First wall of every tenant table: the practice of the transaction, for everybody, reads and writes.
do $$
declare
  t text;
begin
  foreach t in array array[
    'member','auth_session','invitation','mail_outbox','data_key','audit_event',
    'couple','partner','consent','safety_hold','session','plan','plan_item','note',
    'assignment','task','draft','response','response_part','check_in',
    'care_episode','episode_outcome','released_stat','opt_out']
  loop
    execute pg_catalog.format('alter table public.%I enable row level security', t);
    execute pg_catalog.format('alter table public.%I force row level security', t);
    execute pg_catalog.format(
      'create policy tenant on public.%I as restrictive for all
         using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()))', t);
    execute pg_catalog.format('create policy owner on public.%I for all to app_owner using (true) with check (true)', t);
  end loop;
  foreach t in array array['practice','login_identity','membership','throttle','first_admin_link']
  loop
    execute pg_catalog.format('alter table public.%I enable row level security', t);
    execute pg_catalog.format('alter table public.%I force row level security', t);
    execute pg_catalog.format('create policy owner on public.%I for all to app_owner using (true) with check (true)', t);
  end loop;
end
$$;
--> statement-breakpoint

-- How much of a couple's homework is held: 0 nothing, 1 joint and touch work (safety hold),
-- 2 everything (paused, closed, consent withdrawn by either, or a safety hold for G05, which stops
-- homework done alone as well). A partner learns the effect, never the reason, and both partners learn
-- the same (formulation paper, section 7; G15).
create function app.hold_level() returns integer language sql stable security definer set search_path = ''
as $$
  select case
    when not exists (
      select from public.couple c
      where c.practice_id = app.practice() and c.id = app.couple() and c.state = 'active') then 2
    when exists (
      select from public.partner p
      cross join lateral (
        select k.state from public.consent k
        where k.practice_id = p.practice_id and k.couple_id = p.couple_id and k.partner_id = p.id
        order by k.at desc limit 1) newest
      where p.practice_id = app.practice() and p.couple_id = app.couple() and newest.state = 'withdrawn') then 2
    else coalesce((
      select max(case when h.gate = 'G05' then 2 else 1 end) from public.safety_hold h
      where h.practice_id = app.practice() and h.couple_id = app.couple() and h.cleared_at is null), 0)
  end
$$;
--> statement-breakpoint

-- The one question asked before an actor exists: whose session is this, and is it alive? It sets the
-- practice of its own transaction, so it must be called as a statement of its own.
create function app.live_session(p_practice uuid, p_hash bytea)
returns table (role text, subject_id uuid, identity_id uuid, couple_id uuid, slot text,
               assurance_level smallint, expires_at timestamptz, practice_name text, time_zone text,
               is_sample boolean)
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform pg_catalog.set_config('app.practice_id', p_practice::text, true);
  return query
    select s.role, s.subject_id, s.identity_id, q.couple_id, q.slot, s.assurance_level, s.expires_at,
           p.name, p.time_zone, p.is_sample
    from public.auth_session s
    join public.practice p on p.id = s.practice_id
    join public.membership m on m.practice_id = s.practice_id and m.identity_id = s.identity_id
      and m.role = s.role and m.subject_id = s.subject_id and m.ended_at is null
    left join public.partner q on s.role = 'partner' and q.practice_id = s.practice_id
      and q.id = s.subject_id and q.access_ended_at is null
    left join public.member b on s.role <> 'partner' and b.practice_id = s.practice_id
      and b.id = s.subject_id and b.ended_at is null
    where s.practice_id = p_practice and s.token_hash = p_hash and s.revoked_at is null
      and s.expires_at > pg_catalog.now()
      and s.last_seen_at > pg_catalog.now()
          - (case when s.role = 'partner' then interval '10 minutes' else interval '15 minutes' end)
      and (q.id is not null or b.id is not null);
  if found then
    update public.auth_session s set last_seen_at = pg_catalog.now()
    where s.practice_id = p_practice and s.token_hash = p_hash
      and s.last_seen_at < pg_catalog.now() - interval '30 seconds';
  end if;
end
$$;
--> statement-breakpoint

-- Accounts ------------------------------------------------------------------------------------------
grant select on practice to app_clinician, app_partner, app_admin, app_job, app_door;
grant insert on practice to app_door;
grant update (name, time_zone) on practice to app_admin;
create policy own on practice for select to app_clinician, app_partner, app_admin, app_door
  using (id = (select app.practice()));
create policy admin_changes on practice for update to app_admin
  using (id = (select app.practice())) with check (id = (select app.practice()));
create policy door_makes on practice for insert to app_door with check (id = (select app.practice()));
create policy job_lists on practice for select to app_job using (true);

grant select, insert on login_identity to app_door;
grant update (passphrase_hash, changed_at) on login_identity to app_door;
create policy door on login_identity for all to app_door using (true) with check (true);

grant select, insert on membership to app_door;
grant select on membership to app_admin;
grant update (ended_at) on membership to app_admin;
create policy door on membership for all to app_door using (true) with check (true);
create policy admin on membership for all to app_admin
  using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()));

grant select, insert on member to app_admin;
grant update (ended_at, name_sealed) on member to app_admin;
grant select (practice_id, id, role, ended_at), insert on member to app_door;
create policy admin on member for all to app_admin using (true) with check (true);
create policy door_reads on member for select to app_door using (true);
create policy door_makes on member for insert to app_door with check (true);

grant select, insert on auth_session to app_door;
grant update (revoked_at) on auth_session to app_door, app_admin;
grant select (practice_id, subject_id, revoked_at) on auth_session to app_admin;
create policy door on auth_session for all to app_door using (true) with check (true);
create policy admin on auth_session for all to app_admin using (true) with check (true);

grant select, insert on invitation to app_admin, app_clinician;
grant update (revoked_at) on invitation to app_admin, app_clinician;
grant select on invitation to app_door;
grant update (accepted_at) on invitation to app_door;
create policy admin on invitation for all to app_admin using (role <> 'partner') with check (role <> 'partner');
create policy door on invitation for all to app_door using (true) with check (true);

grant insert on mail_outbox to app_clinician, app_admin;
grant select on mail_outbox to app_admin, app_job;
grant update (state, sent_at) on mail_outbox to app_job;
create policy puts on mail_outbox for insert to app_clinician, app_admin with check (true);
create policy admin_reads on mail_outbox for select to app_admin using (true);
create policy job on mail_outbox for all to app_job using (true) with check (true);

grant select, insert, update, delete on throttle to app_door;
create policy door on throttle for all to app_door using (true) with check (true);
grant select on first_admin_link to app_door;
grant update (used_at) on first_admin_link to app_door;
create policy door on first_admin_link for all to app_door using (true) with check (true);
--> statement-breakpoint

-- Couples -------------------------------------------------------------------------------------------
grant select, insert on couple to app_clinician;
grant update (stage, state, session_minutes, next_session_at, version, closed_at) on couple to app_clinician;
grant select (practice_id, id, clinician_id, state) on couple to app_job;
create policy treating on couple for all to app_clinician
  using (clinician_id = (select app.user_id())) with check (clinician_id = (select app.user_id()));
create policy job on couple for select to app_job using (true);

grant select, insert on partner to app_clinician;
grant update (access_ended_at) on partner to app_clinician;
grant select (practice_id, id, couple_id, slot, explicitness_ceiling, joined_at) on partner to app_partner;
grant update (explicitness_ceiling) on partner to app_partner;
grant select (practice_id, id, couple_id, slot, joined_at, access_ended_at) on partner to app_door;
grant update (joined_at) on partner to app_door;
create policy treating on partner for all to app_clinician
  using (exists (select from couple c where c.practice_id = partner.practice_id and c.id = partner.couple_id))
  with check (exists (select from couple c where c.practice_id = partner.practice_id and c.id = partner.couple_id));
create policy self on partner for all to app_partner
  using (id = (select app.user_id())) with check (id = (select app.user_id()));
create policy door on partner for all to app_door using (true) with check (true);

create policy treating on invitation for all to app_clinician
  using (role = 'partner' and exists (
    select from couple c where c.practice_id = invitation.practice_id and c.id = invitation.couple_id))
  with check (role = 'partner' and exists (
    select from couple c where c.practice_id = invitation.practice_id and c.id = invitation.couple_id));

grant select on consent to app_clinician;
grant select, insert on consent to app_partner;
grant insert on consent to app_door;
create policy treating on consent for select to app_clinician
  using (exists (select from couple c where c.practice_id = consent.practice_id and c.id = consent.couple_id));
create policy self on consent for all to app_partner
  using (partner_id = (select app.user_id())) with check (partner_id = (select app.user_id()));
create policy door_records on consent for insert to app_door with check (state = 'given');

grant select, insert on safety_hold to app_clinician;
grant update (cleared_at) on safety_hold to app_clinician;
create policy treating on safety_hold for all to app_clinician
  using (exists (select from couple c where c.practice_id = safety_hold.practice_id and c.id = safety_hold.couple_id))
  with check (exists (select from couple c where c.practice_id = safety_hold.practice_id and c.id = safety_hold.couple_id));
--> statement-breakpoint

-- Keys: a reader can load only the scopes it may decrypt --------------------------------------------
grant select, insert on data_key to app_clinician;
grant select on data_key to app_partner, app_admin, app_job;
grant insert on data_key to app_door;
create policy treating_reads on data_key for select to app_clinician
  using ((scope = 'practice' and owner_id = (select app.practice()))
    or (scope in ('shared','therapist','partner_a','partner_b','identity_a','identity_b')
        and exists (select from couple c where c.practice_id = data_key.practice_id and c.id = data_key.owner_id)));
create policy treating_makes on data_key for insert to app_clinician
  with check (scope <> 'practice'
    and exists (select from couple c where c.practice_id = data_key.practice_id and c.id = data_key.owner_id));
create policy own_scopes on data_key for select to app_partner
  using (owner_id = (select app.couple())
    and scope in ('shared', 'partner_' || lower((select app.slot())), 'private_' || lower((select app.slot())),
                  'identity_' || lower((select app.slot()))));
create policy practice_scope on data_key for select to app_admin, app_job
  using (scope = 'practice' and owner_id = (select app.practice()));
create policy door_makes on data_key for insert to app_door
  with check (scope = 'practice' and owner_id = (select app.practice()));
--> statement-breakpoint

-- Sessions, plans, notes: the treating clinician alone, but for the time of the next meeting -------
do $$
declare
  t text;
begin
  foreach t in array array['session','plan','plan_item','note','assignment','task']
  loop
    execute pg_catalog.format('grant select, insert on %I to app_clinician', t);
    execute pg_catalog.format(
      'create policy treating on %1$I for all to app_clinician
         using (exists (select from couple c where c.practice_id = %1$I.practice_id and c.id = %1$I.couple_id))
         with check (exists (select from couple c where c.practice_id = %1$I.practice_id and c.id = %1$I.couple_id))', t);
  end loop;
end
$$;
-- Columns by name: no row is ever moved to another couple, session, plan or partner.
grant update (state, started_at, ended_at) on session to app_clinician;
grant update (state, version, updated_at, finalised_at) on plan to app_clinician;
grant update (position, phase, kind, title, exercise_slug, exercise_version, assignment_id, disposition, minutes,
              state, actual_minutes) on plan_item to app_clinician;
grant delete on plan_item to app_clinician;
grant update (body_sealed, author_id, version, updated_at) on note to app_clinician;
grant update (smaller, due_on, times_carried, closed_at) on assignment to app_clinician;
grant update (reviewed_at) on task to app_clinician;
grant select (practice_id, id, couple_id, starts_at, zone, minutes, state) on session to app_partner;
create policy own_times on session for select to app_partner using (couple_id = (select app.couple()));
--> statement-breakpoint

-- Homework ------------------------------------------------------------------------------------------
grant select (practice_id, id, assignment_id, couple_id, partner_id, slot, exercise_class, state, submitted_at)
  on task to app_partner;
grant update (state, submitted_at) on task to app_partner;
create policy own on task for all to app_partner
  using (partner_id = (select app.user_id())
    and ((select app.hold_level()) = 0 or ((select app.hold_level()) = 1 and exercise_class = 'I')))
  with check (partner_id = (select app.user_id()));
grant select (practice_id, id, couple_id, exercise_slug, exercise_version, smaller, due_on, assigned_at, closed_at)
  on assignment to app_partner;
create policy own on assignment for select to app_partner
  using (exists (select from task t where t.practice_id = assignment.practice_id
    and t.couple_id = assignment.couple_id and t.assignment_id = assignment.id));
grant select on task, assignment, check_in to app_job;
create policy job on task for select to app_job using (true);
create policy job on assignment for select to app_job using (true);
create policy job on check_in for select to app_job using (true);

grant select, insert, update, delete on draft to app_partner;
create policy own on draft for all to app_partner
  using (partner_id = (select app.user_id())) with check (partner_id = (select app.user_id()));

grant select, insert on response to app_partner;
grant select on response to app_clinician;
create policy own on response for all to app_partner
  using (partner_id = (select app.user_id())) with check (partner_id = (select app.user_id()));
create policy treating on response for select to app_clinician
  using (exists (select from couple c where c.practice_id = response.practice_id and c.id = response.couple_id));

grant insert on response_part to app_partner;
grant select on response_part to app_clinician;
create policy own on response_part for insert to app_partner
  with check (partner_id = (select app.user_id()) and couple_id = (select app.couple()));
create policy treating on response_part for select to app_clinician
  using (visibility <> 'me'
    and exists (select from couple c where c.practice_id = response_part.practice_id and c.id = response_part.couple_id));

grant select, insert on check_in to app_partner;
grant select on check_in to app_clinician;
create policy own on check_in for all to app_partner
  using (partner_id = (select app.user_id())) with check (partner_id = (select app.user_id()));
create policy treating on check_in for select to app_clinician
  using (exists (select from couple c where c.practice_id = check_in.practice_id and c.id = check_in.couple_id));
--> statement-breakpoint

-- Release -------------------------------------------------------------------------------------------
grant select, insert on care_episode to app_clinician;
grant update (closed_on) on care_episode to app_clinician;
grant select on care_episode to app_job;
create policy treating on care_episode for all to app_clinician
  using (exists (select from couple c where c.practice_id = care_episode.practice_id and c.id = care_episode.couple_id))
  with check (exists (select from couple c where c.practice_id = care_episode.practice_id and c.id = care_episode.couple_id));
create policy job on care_episode for select to app_job using (true);

grant select, insert on episode_outcome to app_job;
grant update (counted) on episode_outcome to app_job;
create policy job on episode_outcome for all to app_job using (true) with check (true);

grant select, insert on released_stat to app_job;
grant select on released_stat to app_supervisor;
create policy job on released_stat for all to app_job using (true) with check (true);
create policy reads on released_stat for select to app_supervisor using (true);

grant insert on opt_out to app_partner;
grant select on opt_out to app_job;
create policy own on opt_out for insert to app_partner
  with check (partner_id = (select app.user_id()) and couple_id = (select app.couple()));
create policy job on opt_out for select to app_job using (true);
--> statement-breakpoint

-- Audit: everybody writes their own line, the admin reads, nobody changes ---------------------------
grant insert on audit_event to app_clinician, app_partner, app_supervisor, app_admin, app_job, app_door;
grant select on audit_event to app_admin;
create policy own_line on audit_event for insert
  to app_clinician, app_partner, app_supervisor, app_admin, app_job, app_door
  with check (actor_id is not distinct from (select app.user_id())
    and actor_role = (select pg_catalog.substr(current_user::text, 5)));
create policy admin_reads on audit_event for select to app_admin using (true);
