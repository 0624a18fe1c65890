ALTER TABLE "session" DROP CONSTRAINT "session_state";--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "local_date" date;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "local_time" time(0);--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "attendees" text DEFAULT 'both' NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "series_id" uuid;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "every_weeks" smallint;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "cancelled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "sequence" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "changed_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
CREATE INDEX "session_by_day" ON "session" USING btree ("practice_id","starts_at");--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_attendees" CHECK ("session"."attendees" in ('both','A','B'));--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_series" CHECK (("session"."series_id" is null) = ("session"."every_weeks" is null));--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_every_weeks" CHECK ("session"."every_weeks" in (1,2));--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_cancelled" CHECK (("session"."state" = 'cancelled') = ("session"."cancelled_at" is not null));--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_not_held" CHECK ("session"."state" <> 'cancelled' or "session"."started_at" is null);--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_whole_minute" CHECK (extract(second from "session"."local_time") = 0);--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_sequence" CHECK ("session"."sequence" >= 0);--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_state" CHECK ("session"."state" in ('planned','running','closed','cancelled'));--> statement-breakpoint
-- What was agreed, read off the instant wherever a row comes without it. Forced row-level security would hide every
-- row from the migration, so it stands aside for the one statement.
ALTER TABLE "session" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
update session set
  local_date = (starts_at at time zone zone)::date,
  local_time = date_trunc('minute', starts_at at time zone zone)::time;
--> statement-breakpoint
ALTER TABLE "session" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "session" ALTER COLUMN "local_date" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ALTER COLUMN "local_time" SET NOT NULL;--> statement-breakpoint
create function app.session_wall_time() returns trigger language plpgsql set search_path = ''
as $$ begin
  new.local_date := coalesce(new.local_date, (new.starts_at at time zone new.zone)::date);
  new.local_time := coalesce(new.local_time, pg_catalog.date_trunc('minute', new.starts_at at time zone new.zone)::time);
  return new;
end $$;
--> statement-breakpoint
create trigger session_wall_time before insert on session for each row execute function app.session_wall_time();
--> statement-breakpoint
grant update (starts_at, local_date, local_time, zone, cancelled_at, sequence, changed_at) on session to app_clinician;
grant select (local_date, local_time, attendees, sequence, changed_at) on session to app_partner;
--> statement-breakpoint
-- A meeting with one of the two does not exist for the other.
alter policy own_times on session
  using (couple_id = (select app.couple()) and attendees in ('both', (select app.slot())));
--> statement-breakpoint
-- Only a session that the asking partner was in can be looked back on: the newest of those that ended, until the end of
-- the day after it in the practice's zone.
create or replace function app.check_session() returns uuid
language sql stable security definer set search_path = ''
as $$
  select s.id from public.session s
  join public.practice home on home.id = s.practice_id
  where s.practice_id = app.practice() and s.couple_id = app.couple()
    and s.attendees in ('both', app.slot())
    and s.started_at is not null and s.ended_at is not null
    and (pg_catalog.now() at time zone home.time_zone)::date
      <= (s.ended_at at time zone home.time_zone)::date + 1
  order by s.ended_at desc, s.id desc limit 1
$$;
