CREATE TABLE "run_event" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid NOT NULL,
	"kind" text NOT NULL,
	"item_id" uuid,
	"new_item_id" uuid,
	"exercise_slug" text,
	"exercise_version" smallint,
	"minutes" smallint,
	"tag" text,
	"note_sealed" "bytea",
	"standing" text DEFAULT 'counts' NOT NULL,
	CONSTRAINT "run_event_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "run_event_kind" CHECK ("run_event"."kind" in ('done','set_aside','planned_again','swap','minutes','pause','go_on','note','safety_on','safety_off','end')),
	CONSTRAINT "run_event_tag" CHECK ("run_event"."tag" in ('observation','quote','homework')),
	CONSTRAINT "run_event_standing" CHECK ("run_event"."standing" in ('counts','refused','late')),
	CONSTRAINT "run_event_note" CHECK (("run_event"."kind" = 'note') = ("run_event"."note_sealed" is not null and "run_event"."tag" is not null)),
	CONSTRAINT "run_event_swap" CHECK (("run_event"."kind" = 'swap') = ("run_event"."new_item_id" is not null and "run_event"."exercise_slug" is not null and "run_event"."exercise_version" is not null))
);
--> statement-breakpoint
CREATE TABLE "session_check" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"slot" text NOT NULL,
	"s1" smallint,
	"s2" smallint,
	"s3" smallint,
	"s4" smallint,
	"sent_at" timestamp with time zone DEFAULT now() NOT NULL,
	"policy_version" smallint,
	CONSTRAINT "session_check_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "session_check_once" UNIQUE("practice_id","couple_id","partner_id","session_id"),
	CONSTRAINT "session_check_slot" CHECK ("session_check"."slot" in ('A','B')),
	CONSTRAINT "session_check_range" CHECK ("session_check"."s1" between 0 and 10 and "session_check"."s2" between 0 and 10 and "session_check"."s3" between 0 and 10 and "session_check"."s4" between 0 and 10)
);
--> statement-breakpoint
ALTER TABLE "plan_item" ADD COLUMN "added_in_run" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "run_event" ADD CONSTRAINT "run_event_of_session" FOREIGN KEY ("practice_id","couple_id","session_id") REFERENCES "public"."session"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_check" ADD CONSTRAINT "session_check_of_session" FOREIGN KEY ("practice_id","couple_id","session_id") REFERENCES "public"."session"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_check" ADD CONSTRAINT "session_check_of_partner" FOREIGN KEY ("practice_id","couple_id","partner_id") REFERENCES "public"."partner"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "run_event_of_run" ON "run_event" USING btree ("practice_id","couple_id","session_id");--> statement-breakpoint
do $$
declare
  t text;
begin
  foreach t in array array['run_event','session_check']
  loop
    execute pg_catalog.format('alter table public.%I enable row level security', t);
    execute pg_catalog.format('alter table public.%I force row level security', t);
    execute pg_catalog.format('create policy tenant on public.%I as restrictive for all
      using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()))', t);
    execute pg_catalog.format('create policy owner on public.%I for all to app_owner using (true) with check (true)', t);
    execute pg_catalog.format('create policy treating on public.%1$I for select to app_clinician
      using (exists (select from public.couple c
        where c.practice_id = %1$I.practice_id and c.id = %1$I.couple_id offset 0))', t);
  end loop;
end
$$;
--> statement-breakpoint
-- What happened is added to and never changed.
grant select, insert on run_event to app_clinician;
create policy records on run_event for insert to app_clinician
  with check (recorded_by = (select app.user_id()) and exists (select from couple c
    where c.practice_id = run_event.practice_id and c.id = run_event.couple_id offset 0));
--> statement-breakpoint
-- The session of the asking partner's couple that can be looked back on now: the newest that ended, until the end of
-- the day after it in the practice's zone. It does not depend on what either partner did.
create function app.check_session() returns uuid
language sql stable security definer set search_path = ''
as $$
  select s.id from public.session s
  join public.practice home on home.id = s.practice_id
  where s.practice_id = app.practice() and s.couple_id = app.couple()
    and s.started_at is not null and s.ended_at is not null
    and (pg_catalog.now() at time zone home.time_zone)::date
      <= (s.ended_at at time zone home.time_zone)::date + 1
  order by s.ended_at desc, s.id desc limit 1
$$;
revoke all on function app.check_session() from public;
grant execute on function app.check_session() to app_partner;
--> statement-breakpoint
-- A partner sends it once and sees that they did; the treating therapist reads both.
grant select, insert on session_check to app_partner;
grant select on session_check to app_clinician;
create policy own on session_check for select to app_partner
  using (partner_id = (select app.user_id()));
create policy sends on session_check for insert to app_partner
  with check (partner_id = (select app.user_id()) and couple_id = (select app.couple())
    and slot = (select app.slot()) and session_id = (select app.check_session()));
