CREATE TABLE "hold_recheck" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"hold_id" uuid NOT NULL,
	"note_sealed" "bytea" NOT NULL,
	"checked_by" uuid NOT NULL,
	"checked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "hold_recheck_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "screening" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"slot" text NOT NULL,
	"status" text NOT NULL,
	"screened_on" date NOT NULL,
	"lapses_on" date NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "screening_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "screening_slot" CHECK ("screening"."slot" in ('A','B')),
	CONSTRAINT "screening_status" CHECK ("screening"."status" in ('clear','concern','not_done')),
	CONSTRAINT "screening_lapses" CHECK ("screening"."lapses_on" > "screening"."screened_on")
);
--> statement-breakpoint
ALTER TABLE "safety_hold" DROP CONSTRAINT "safety_hold_gate";--> statement-breakpoint
ALTER TABLE "safety_hold" ADD CONSTRAINT "safety_hold_key" UNIQUE("practice_id","couple_id","id");--> statement-breakpoint
ALTER TABLE "hold_recheck" ADD CONSTRAINT "hold_recheck_of_hold" FOREIGN KEY ("practice_id","couple_id","hold_id") REFERENCES "public"."safety_hold"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screening" ADD CONSTRAINT "screening_of_couple" FOREIGN KEY ("practice_id","couple_id","partner_id") REFERENCES "public"."partner"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "hold_recheck_newest" ON "hold_recheck" USING btree ("practice_id","couple_id","hold_id","checked_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "screening_of_partner" ON "screening" USING btree ("practice_id","couple_id","partner_id","recorded_at" DESC NULLS FIRST);--> statement-breakpoint
ALTER TABLE "safety_hold" ADD CONSTRAINT "safety_hold_gate" CHECK ("safety_hold"."gate" in ('G01','G02','G03','G04','G05','G05p','G06','G07','G08','G09','G10','G11','G12','G13','G14','G16','G17'));--> statement-breakpoint
do $$
declare
  t text;
begin
  foreach t in array array['screening','hold_recheck']
  loop
    execute pg_catalog.format('alter table public.%I enable row level security', t);
    execute pg_catalog.format('alter table public.%I force row level security', t);
    execute pg_catalog.format('create policy tenant on public.%I as restrictive for all
      using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()))', t);
    execute pg_catalog.format('create policy owner on public.%I for all to app_owner using (true) with check (true)', t);
    execute pg_catalog.format('create policy treating on public.%1$I for select to app_clinician
      using (exists (select from public.couple c
        where c.practice_id = %1$I.practice_id and c.id = %1$I.couple_id offset 0))', t);
    -- Read and added to by the treating therapist; nobody changes a row.
    execute pg_catalog.format('grant select, insert on public.%I to app_clinician', t);
  end loop;
end
$$;
--> statement-breakpoint
create policy records on screening for insert to app_clinician
  with check (recorded_by = (select app.user_id()) and exists (select from couple c
    where c.practice_id = screening.practice_id and c.id = screening.couple_id offset 0));
create policy rechecks on hold_recheck for insert to app_clinician
  with check (checked_by = (select app.user_id()) and exists (select from couple c
    where c.practice_id = hold_recheck.practice_id and c.id = hold_recheck.couple_id offset 0));
--> statement-breakpoint
-- Whether a check is missing that G01 waits for: a partner not screened alone, a screening that lapsed, a concern
-- that no hold names, or a safety hold not looked at again for eight weeks (formulation paper, section 7). Runs with
-- the rights of who asks, so that only the functions below get an answer.
create function app.is_unchecked() returns boolean
language sql stable set search_path = ''
as $$
  select exists (
    select from public.partner p
    join public.practice home on home.id = p.practice_id
    left join lateral (
      select s.status, s.lapses_on from public.screening s
      where s.practice_id = p.practice_id and s.couple_id = p.couple_id and s.partner_id = p.id
      order by s.recorded_at desc, s.id desc limit 1) newest on true
    where p.practice_id = app.practice() and p.couple_id = app.couple()
      and (newest.status is null or newest.status = 'not_done'
        or newest.lapses_on <= (pg_catalog.now() at time zone home.time_zone)::date
        or newest.status = 'concern' and not exists (
          select from public.safety_hold h
          where h.practice_id = p.practice_id and h.couple_id = p.couple_id and h.cleared_at is null
            and h.gate in ('G02', 'G03', 'G04'))))
  or exists (
    select from public.safety_hold h
    join public.practice home on home.id = h.practice_id
    where h.practice_id = app.practice() and h.couple_id = app.couple() and h.cleared_at is null
      and h.gate <> 'G17'
      and (coalesce((select max(k.checked_at) from public.hold_recheck k
          where k.practice_id = h.practice_id and k.couple_id = h.couple_id and k.hold_id = h.id), h.set_at)
        at time zone home.time_zone)::date + 56 <= (pg_catalog.now() at time zone home.time_zone)::date)
$$;
--> statement-breakpoint
-- As before, and 1 also while a check is missing. G17 opens notes and holds nothing.
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
      where h.practice_id = app.practice() and h.couple_id = app.couple() and h.cleared_at is null
        and h.gate <> 'G17') then 1
    when app.is_unchecked() then 1
    else 0
  end
$$;
--> statement-breakpoint
-- Whether a safety hold in force, or a missing check, is among the gates that hold a piece of work. Yes or no, never
-- which.
create or replace function app.is_held_by(p_gates text) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.safety_hold h
    where h.practice_id = app.practice() and h.couple_id = app.couple() and h.cleared_at is null
      and h.gate <> 'G17'
      and (p_gates = 'any' or h.gate = any (pg_catalog.string_to_array(p_gates, ' '))))
  or ((p_gates = 'any' or 'G01' = any (pg_catalog.string_to_array(p_gates, ' '))) and app.is_unchecked())
$$;
