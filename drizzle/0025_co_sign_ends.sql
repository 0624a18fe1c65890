ALTER TABLE "co_sign_couple" DROP CONSTRAINT "co_sign_couple_practice_id_co_sign_id_co_sign_practice_id_id_fk";
--> statement-breakpoint
DROP INDEX "co_sign_open";--> statement-breakpoint
ALTER TABLE "co_sign" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "co_sign" ADD CONSTRAINT "co_sign_about" UNIQUE("practice_id","id","gate","exercise_class");--> statement-breakpoint
ALTER TABLE "co_sign_couple" ADD CONSTRAINT "co_sign_couple_about" FOREIGN KEY ("practice_id","co_sign_id","gate","exercise_class") REFERENCES "public"."co_sign"("practice_id","id","gate","exercise_class") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "co_sign_waiting" ON "co_sign" USING btree ("practice_id","asked_at") WHERE "co_sign"."outcome" is null and "co_sign"."withdrawn_at" is null;
--> statement-breakpoint
-- What nobody decided is taken off the supervisors' list by the clinician whose couple it is about. A supervisor reads
-- what waits, what still holds, and what they decided themselves.
grant update (withdrawn_at) on co_sign to app_clinician;
create policy takes_back on co_sign for update to app_clinician
  using (outcome is null and exists (select from co_sign_couple k
    where k.practice_id = co_sign.practice_id and k.co_sign_id = co_sign.id offset 0))
  with check (outcome is null);
drop policy reads on co_sign;
create policy reads on co_sign for select to app_supervisor
  using (practice_id = (select app.practice()) and (outcome is null and withdrawn_at is null
    or agreed_until >= pg_catalog.now()::date or decided_by = (select app.user_id())));
drop policy decides on co_sign;
create policy decides on co_sign for update to app_supervisor
  using (outcome is null and withdrawn_at is null and not app.is_same_person(asked_by))
  with check (decided_by = (select app.user_id()));
--> statement-breakpoint
-- When a gate of a couple was last set or looked at; for G01, when either was last screened. A co-signature from before
-- that day counts no more: what it looked at is not what is known now.
create function app.looked_at(p_couple uuid, p_gate text) returns timestamptz
language sql stable set search_path = ''
as $$
  select coalesce(max(seen.at), '-infinity') from (
    select h.set_at as at from public.safety_hold h
    where h.practice_id = app.practice() and h.couple_id = p_couple and h.gate = p_gate and h.cleared_at is null
    union all
    select k.checked_at from public.hold_recheck k
    join public.safety_hold h on h.practice_id = k.practice_id and h.couple_id = k.couple_id and h.id = k.hold_id
    where k.practice_id = app.practice() and k.couple_id = p_couple and h.gate = p_gate and h.cleared_at is null
    union all
    select s.recorded_at from public.screening s
    where s.practice_id = app.practice() and s.couple_id = p_couple and p_gate = 'G01') seen
$$;
--> statement-breakpoint
create or replace function app.is_signed(p_gate text, p_class text) returns boolean
language sql stable set search_path = ''
as $$
  select exists (
    select from public.co_sign_couple k
    join public.co_sign s on s.practice_id = k.practice_id and s.id = k.co_sign_id
    join public.practice home on home.id = k.practice_id
    where k.practice_id = app.practice() and k.couple_id = app.couple() and k.ended_at is null
      and k.gate = p_gate and k.exercise_class = p_class and s.outcome = 'agreed'
      and s.decided_at > app.looked_at(k.couple_id, p_gate)
      and s.agreed_until >= (pg_catalog.now() at time zone home.time_zone)::date)
$$;
--> statement-breakpoint
-- As before, but a hold that stops no class of work by itself (G08, G13) and the marker G17 leave sharing as it is.
create or replace function app.may_share() returns boolean language sql stable security definer set search_path = ''
as $$
  select app.hold_level() < 2
    and not app.is_held_by('G01 G02 G03 G04 G05 G05p G06 G07 G09 G10 G11 G12 G14 G16')
    and not exists (
      select from public.partner p
      where p.practice_id = app.practice() and p.couple_id = app.couple() and p.access_ended_at is not null)
$$;
