CREATE TABLE "co_sign" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"gate" text NOT NULL,
	"exercise_class" text NOT NULL,
	"reason_sealed" "bytea" NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"outcome" text,
	"note_sealed" "bytea",
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"agreed_until" date,
	CONSTRAINT "co_sign_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "co_sign_gate" CHECK ("co_sign"."gate" in ('G01','G03','G05p','G06','G07','G08','G09','G10','G11','G13','G14','G16')),
	CONSTRAINT "co_sign_class" CHECK ("co_sign"."exercise_class" in ('I','J','T','X')),
	CONSTRAINT "co_sign_outcome" CHECK ("co_sign"."outcome" in ('agreed','refused')),
	CONSTRAINT "co_sign_decided" CHECK (("co_sign"."outcome" is null) = ("co_sign"."decided_by" is null) and ("co_sign"."outcome" is null) = ("co_sign"."decided_at" is null)
        and ("co_sign"."outcome" is null) = ("co_sign"."note_sealed" is null)),
	CONSTRAINT "co_sign_until" CHECK (("co_sign"."agreed_until" is not null) = ("co_sign"."outcome" is not distinct from 'agreed'))
);
--> statement-breakpoint
CREATE TABLE "co_sign_couple" (
	"practice_id" uuid NOT NULL,
	"co_sign_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"gate" text NOT NULL,
	"exercise_class" text NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "co_sign_couple_practice_id_co_sign_id_pk" PRIMARY KEY("practice_id","co_sign_id"),
	CONSTRAINT "co_sign_couple_gate" CHECK ("co_sign_couple"."gate" in ('G01','G03','G05p','G06','G07','G08','G09','G10','G11','G13','G14','G16')),
	CONSTRAINT "co_sign_couple_class" CHECK ("co_sign_couple"."exercise_class" in ('I','J','T','X'))
);
--> statement-breakpoint
ALTER TABLE "co_sign" ADD CONSTRAINT "co_sign_practice_id_asked_by_member_practice_id_id_fk" FOREIGN KEY ("practice_id","asked_by") REFERENCES "public"."member"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "co_sign_couple" ADD CONSTRAINT "co_sign_couple_practice_id_co_sign_id_co_sign_practice_id_id_fk" FOREIGN KEY ("practice_id","co_sign_id") REFERENCES "public"."co_sign"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "co_sign_couple" ADD CONSTRAINT "co_sign_couple_practice_id_couple_id_couple_practice_id_id_fk" FOREIGN KEY ("practice_id","couple_id") REFERENCES "public"."couple"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "co_sign_open" ON "co_sign" USING btree ("practice_id","asked_at") WHERE "co_sign"."outcome" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "co_sign_couple_one" ON "co_sign_couple" USING btree ("practice_id","couple_id","gate","exercise_class") WHERE "co_sign_couple"."ended_at" is null;--> statement-breakpoint
do $$
declare
  t text;
begin
  foreach t in array array['co_sign','co_sign_couple']
  loop
    execute pg_catalog.format('alter table public.%I enable row level security', t);
    execute pg_catalog.format('alter table public.%I force row level security', t);
    execute pg_catalog.format('create policy tenant on public.%I as restrictive for all
      using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()))', t);
    execute pg_catalog.format('create policy owner on public.%I for all to app_owner using (true) with check (true)', t);
  end loop;
end
$$;
--> statement-breakpoint
-- Whether two places of the practice are one person's: nobody signs for themselves. Yes or no, never who.
create function app.is_same_person(p_member uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.membership mine
    join public.membership theirs on theirs.practice_id = mine.practice_id and theirs.identity_id = mine.identity_id
    where mine.practice_id = app.practice() and mine.subject_id = app.user_id() and theirs.subject_id = p_member)
$$;
--> statement-breakpoint
-- A clinician asks, and reads what became of it for a couple of their own. Whose couple it is, no supervisor can read.
grant select, insert on co_sign to app_clinician;
grant select, insert, update (ended_at) on co_sign_couple to app_clinician;
create policy treating on co_sign_couple for all to app_clinician
  using (exists (select from couple c
    where c.practice_id = co_sign_couple.practice_id and c.id = co_sign_couple.couple_id offset 0))
  with check (exists (select from couple c
    where c.practice_id = co_sign_couple.practice_id and c.id = co_sign_couple.couple_id offset 0));
create policy asks on co_sign for insert to app_clinician
  with check (asked_by = (select app.user_id()) and outcome is null);
create policy of_own_couple on co_sign for select to app_clinician
  using (exists (select from co_sign_couple k
    where k.practice_id = co_sign.practice_id and k.co_sign_id = co_sign.id offset 0));
--> statement-breakpoint
-- Supervisors read the requests of their practice and decide each once.
grant select, update (outcome, note_sealed, decided_by, decided_at, agreed_until) on co_sign to app_supervisor;
create policy reads on co_sign for select to app_supervisor using (practice_id = (select app.practice()));
create policy decides on co_sign for update to app_supervisor
  using (outcome is null and not app.is_same_person(asked_by))
  with check (decided_by = (select app.user_id()));
--> statement-breakpoint
-- Their reasons are sealed with the practice's key, their names stand in the list of members.
grant select on data_key to app_supervisor;
create policy practice_scope_of_supervisor on data_key for select to app_supervisor
  using (scope = 'practice' and owner_id = (select app.practice()));
grant select (id, time_zone) on practice to app_supervisor;
create policy own_of_supervisor on practice for select to app_supervisor using (id = (select app.practice()));
grant select (practice_id, id, name_sealed) on member to app_supervisor, app_clinician;
create policy in_co_sign on member for select to app_supervisor, app_clinician
  using (exists (select from co_sign s where s.practice_id = member.practice_id
    and (s.asked_by = member.id or s.decided_by = member.id)));
--> statement-breakpoint
-- Whether a supervisor agreed that a gate does not stop a class of work of this couple, today.
create function app.is_signed(p_gate text, p_class text) returns boolean
language sql stable set search_path = ''
as $$
  select exists (
    select from public.co_sign_couple k
    join public.co_sign s on s.practice_id = k.practice_id and s.id = k.co_sign_id
    join public.practice home on home.id = k.practice_id
    where k.practice_id = app.practice() and k.couple_id = app.couple() and k.ended_at is null
      and k.gate = p_gate and k.exercise_class = p_class and s.outcome = 'agreed'
      and s.agreed_until >= (pg_catalog.now() at time zone home.time_zone)::date)
$$;
--> statement-breakpoint
-- As before; a gate that stands with a class behind it, as in G06:X, holds only while no co-signature for that class
-- of work lasts. Yes or no, never which.
create or replace function app.is_held_by(p_gates text) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.safety_hold h
    where h.practice_id = app.practice() and h.couple_id = app.couple() and h.cleared_at is null
      and h.gate <> 'G17'
      and (p_gates = 'any' or exists (
        select from pg_catalog.string_to_table(p_gates, ' ') one
        where one = h.gate
          or one like h.gate || ':%' and not app.is_signed(h.gate, pg_catalog.split_part(one, ':', 2)))))
  or (app.is_unchecked() and (p_gates = 'any' or exists (
        select from pg_catalog.string_to_table(p_gates, ' ') one
        where one = 'G01' or one like 'G01:%' and not app.is_signed('G01', pg_catalog.split_part(one, ':', 2)))))
$$;
