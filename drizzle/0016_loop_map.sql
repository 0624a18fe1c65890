CREATE TABLE "loop_map" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"name_sealed" "bytea",
	"strengths_sealed" "bytea",
	"exceptions_sealed" "bytea",
	"stressors_sealed" "bytea",
	"hypotheses_sealed" "bytea",
	"held_by" text NOT NULL,
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"agreed_on" date,
	CONSTRAINT "loop_map_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "loop_map_version" UNIQUE("practice_id","couple_id","version"),
	CONSTRAINT "loop_map_version_from" CHECK ("loop_map"."version" >= 1)
);
--> statement-breakpoint
CREATE TABLE "loop_map_link" (
	"practice_id" uuid NOT NULL,
	"map_id" uuid NOT NULL,
	"slot" text NOT NULL,
	"link" text NOT NULL,
	"couple_id" uuid NOT NULL,
	"mechanism" text,
	"confidence" text,
	"evidence_sealed" "bytea",
	CONSTRAINT "loop_map_link_practice_id_map_id_slot_link_pk" PRIMARY KEY("practice_id","map_id","slot","link"),
	CONSTRAINT "loop_map_link_slot" CHECK ("loop_map_link"."slot" in ('A','B')),
	CONSTRAINT "loop_map_link_known" CHECK ("loop_map_link"."link" in ('soft_reach','reach_response','response_soft')),
	CONSTRAINT "loop_map_link_mechanism" CHECK ("loop_map_link"."mechanism" in ('dissonance','regulation','attachment')),
	CONSTRAINT "loop_map_link_confidence" CHECK ("loop_map_link"."confidence" in ('low','medium','high'))
);
--> statement-breakpoint
CREATE TABLE "loop_map_side" (
	"practice_id" uuid NOT NULL,
	"map_id" uuid NOT NULL,
	"slot" text NOT NULL,
	"couple_id" uuid NOT NULL,
	"called_sealed" "bytea",
	"reach_sealed" "bytea",
	"respond_sealed" "bytea",
	"soft_sealed" "bytea",
	"wish_sealed" "bytea",
	CONSTRAINT "loop_map_side_practice_id_map_id_slot_pk" PRIMARY KEY("practice_id","map_id","slot"),
	CONSTRAINT "loop_map_side_slot" CHECK ("loop_map_side"."slot" in ('A','B'))
);
--> statement-breakpoint
ALTER TABLE "loop_map" ADD CONSTRAINT "loop_map_practice_id_couple_id_couple_practice_id_id_fk" FOREIGN KEY ("practice_id","couple_id") REFERENCES "public"."couple"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loop_map_link" ADD CONSTRAINT "loop_map_link_practice_id_map_id_loop_map_practice_id_id_fk" FOREIGN KEY ("practice_id","map_id") REFERENCES "public"."loop_map"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loop_map_side" ADD CONSTRAINT "loop_map_side_practice_id_map_id_loop_map_practice_id_id_fk" FOREIGN KEY ("practice_id","map_id") REFERENCES "public"."loop_map"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
do $$
declare
  t text;
begin
  foreach t in array array['loop_map','loop_map_side','loop_map_link']
  loop
    execute pg_catalog.format('alter table public.%I enable row level security', t);
    execute pg_catalog.format('alter table public.%I force row level security', t);
    execute pg_catalog.format('create policy tenant on public.%I as restrictive for all
      using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()))', t);
    execute pg_catalog.format('create policy owner on public.%I for all to app_owner using (true) with check (true)', t);
    execute pg_catalog.format('create policy treating on public.%I for select to app_clinician
      using (exists (select from couple c
        where c.practice_id = %I.practice_id and c.id = %I.couple_id offset 0))', t, t, t);
  end loop;
end
$$;
--> statement-breakpoint
-- The treating therapist writes versions; of what is written only the day of agreement changes.
grant select, insert, update (agreed_on) on loop_map to app_clinician;
grant select, insert on loop_map_side, loop_map_link to app_clinician;
create policy draws on loop_map for insert to app_clinician
  with check (saved_by = (select app.user_id()) and exists (select from couple c
    where c.practice_id = loop_map.practice_id and c.id = loop_map.couple_id offset 0));
create policy agrees on loop_map for update to app_clinician
  using (exists (select from couple c
    where c.practice_id = loop_map.practice_id and c.id = loop_map.couple_id offset 0))
  with check (true);
create policy draws on loop_map_side for insert to app_clinician
  with check (exists (select from loop_map m
    where m.practice_id = loop_map_side.practice_id and m.id = loop_map_side.map_id
      and m.couple_id = loop_map_side.couple_id offset 0));
create policy draws on loop_map_link for insert to app_clinician
  with check (exists (select from loop_map m
    where m.practice_id = loop_map_link.practice_id and m.id = loop_map_link.map_id
      and m.couple_id = loop_map_link.couple_id offset 0));
--> statement-breakpoint
-- Both partners read what both agreed to, and the same of it; while something holds joint work there is nothing.
grant select (practice_id, id, couple_id, version, name_sealed, strengths_sealed, exceptions_sealed, stressors_sealed,
  held_by, agreed_on) on loop_map to app_partner;
grant select on loop_map_side to app_partner;
create policy agreed on loop_map for select to app_partner
  using (couple_id = (select app.couple()) and agreed_on is not null
    and ((select app.hold_level()) = 0
      or ((select app.hold_level()) = 1 and not app.is_held_by(held_by))));
create policy agreed on loop_map_side for select to app_partner
  using (couple_id = (select app.couple()) and exists (select from loop_map m
    where m.practice_id = loop_map_side.practice_id and m.id = loop_map_side.map_id offset 0));
