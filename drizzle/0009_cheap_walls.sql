-- The walls as they were, at less cost. Bodies that are parsed here need no search path of their own, so
-- the planner can put them in place: a statement asks for its context dozens of times.
create or replace function app.practice() returns uuid language sql stable parallel safe
  return nullif(pg_catalog.current_setting('app.practice_id', true), '')::uuid;
--> statement-breakpoint
create or replace function app.user_id() returns uuid language sql stable parallel safe
  return nullif(pg_catalog.current_setting('app.user_id', true), '')::uuid;
--> statement-breakpoint
create or replace function app.couple() returns uuid language sql stable parallel safe
  return nullif(pg_catalog.current_setting('app.couple_id', true), '')::uuid;
--> statement-breakpoint
create or replace function app.slot() returns text language sql stable parallel safe
  return nullif(pg_catalog.current_setting('app.slot', true), '');
--> statement-breakpoint
-- The hold is looked up once a statement, not twice: 0 lets everything through, 1 what is done alone.
alter policy own on task
  using (partner_id = (select app.user_id())
    and (select app.hold_level()) <= case when exercise_class = 'I' then 1 else 0 end);
--> statement-breakpoint
-- "offset 0" asks for one row's couple by its key. Without it the planner may read the clinician's whole
-- caseload into a hash first, which costs more the more couples somebody treats.
do $$
declare
  t text;
begin
  foreach t in array array['partner','consent','safety_hold','session','plan','plan_item','note','assignment',
    'task','response','check_in','care_episode']
  loop
    execute pg_catalog.format(
      'alter policy treating on public.%1$I using (exists (
         select from public.couple c
         where c.practice_id = %1$I.practice_id and c.id = %1$I.couple_id offset 0))', t);
  end loop;
end
$$;
--> statement-breakpoint
alter policy treating on response_part using (visibility <> 'me' and exists (
  select from couple c
  where c.practice_id = response_part.practice_id and c.id = response_part.couple_id offset 0));
--> statement-breakpoint
alter policy treating on invitation using (role = 'partner' and exists (
  select from couple c
  where c.practice_id = invitation.practice_id and c.id = invitation.couple_id offset 0));
