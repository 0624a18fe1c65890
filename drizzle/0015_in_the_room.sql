CREATE TABLE "therapist_part" (
	"practice_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"answers_sealed" "bytea" NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "therapist_part_practice_id_assignment_id_pk" PRIMARY KEY("practice_id","assignment_id")
);
--> statement-breakpoint
ALTER TABLE "auth_session" ADD COLUMN "handed_over" text;--> statement-breakpoint
ALTER TABLE "assignment" ADD COLUMN "given_in" text DEFAULT 'home' NOT NULL;--> statement-breakpoint
ALTER TABLE "therapist_part" ADD CONSTRAINT "therapist_part_of_assignment" FOREIGN KEY ("practice_id","couple_id","assignment_id") REFERENCES "public"."assignment"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_given_in" CHECK ("assignment"."given_in" = 'home' or ("assignment"."given_in" = 'session' and "assignment"."session_id" is not null));
--> statement-breakpoint
alter table therapist_part enable row level security;
--> statement-breakpoint
alter table therapist_part force row level security;
--> statement-breakpoint
create policy tenant on therapist_part as restrictive for all
  using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()));
--> statement-breakpoint
create policy owner on therapist_part for all to app_owner using (true) with check (true);
--> statement-breakpoint
grant select, insert on therapist_part to app_clinician;
--> statement-breakpoint
grant update (answers_sealed, version, updated_at) on therapist_part to app_clinician;
--> statement-breakpoint
create policy treating on therapist_part for all to app_clinician
  using (exists (select from couple c where c.practice_id = therapist_part.practice_id
    and c.id = therapist_part.couple_id offset 0))
  with check (exists (select from couple c where c.practice_id = therapist_part.practice_id
    and c.id = therapist_part.couple_id offset 0));
--> statement-breakpoint
-- What is done in the room comes first on a partner's own start page.
grant select (given_in) on assignment to app_partner;
--> statement-breakpoint
-- A phone that was passed on: marked on its session, so that every page asks, and a fresh sign-in is free of it.
grant update (handed_over) on auth_session to app_door;
--> statement-breakpoint
drop function app.live_session(uuid, bytea);
--> statement-breakpoint
-- The one question asked before an actor exists, as before, and with the mark.
create function app.live_session(p_practice uuid, p_hash bytea)
returns table (role text, subject_id uuid, identity_id uuid, couple_id uuid, slot text,
               assurance_level smallint, expires_at timestamptz, practice_name text, time_zone text,
               is_sample boolean, handed_over text)
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform pg_catalog.set_config('app.practice_id', p_practice::text, true);
  return query
    select s.role, s.subject_id, s.identity_id, q.couple_id, q.slot, s.assurance_level, s.expires_at,
           p.name, p.time_zone, p.is_sample, s.handed_over
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
