ALTER TABLE "safety_hold" DROP CONSTRAINT "safety_hold_gate";--> statement-breakpoint
ALTER TABLE "safety_hold" ADD COLUMN "cleared_by" uuid;--> statement-breakpoint
ALTER TABLE "safety_hold" ADD COLUMN "cleared_note_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "held_by" text DEFAULT 'any' NOT NULL;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "continues" uuid;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_continues" FOREIGN KEY ("practice_id","couple_id","partner_id","continues") REFERENCES "public"."task"("practice_id","couple_id","partner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "safety_hold" ADD CONSTRAINT "safety_hold_gate" CHECK ("safety_hold"."gate" in ('G01','G02','G03','G04','G05','G05p','G06','G07','G08','G09','G10','G11','G12','G14','G16'));--> statement-breakpoint

-- How much of a couple's work is held: 0 nothing, 1 what the safety holds in force name, 2 everything (paused,
-- closed, or consent withdrawn by either). A partner learns the effect, never the reason, and both partners
-- learn the same (formulation paper, section 7; G15).
create or replace function app.hold_level() returns integer
language sql stable security definer set search_path = ''
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
    when exists (
      select from public.safety_hold h
      where h.practice_id = app.practice() and h.couple_id = app.couple() and h.cleared_at is null) then 1
    else 0
  end
$$;
--> statement-breakpoint
-- Whether a safety hold in force is among the gates that hold a piece of work. Yes or no, never which.
create function app.is_held_by(p_gates text) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.safety_hold h
    where h.practice_id = app.practice() and h.couple_id = app.couple() and h.cleared_at is null
      and (p_gates = 'any' or h.gate = any (pg_catalog.string_to_array(p_gates, ' '))))
$$;
--> statement-breakpoint
drop policy own on task;
--> statement-breakpoint
create policy own on task for all to app_partner
  using (partner_id = (select app.user_id())
    and ((select app.hold_level()) = 0
      or ((select app.hold_level()) = 1 and not app.is_held_by(held_by))))
  with check (partner_id = (select app.user_id()));
--> statement-breakpoint
grant select (held_by, continues) on task to app_partner;
--> statement-breakpoint
grant update (state) on task to app_clinician;
--> statement-breakpoint
grant update (cleared_by, cleared_note_sealed) on safety_hold to app_clinician;
