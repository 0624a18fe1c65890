CREATE TABLE "consent_check_mark" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"slot" text NOT NULL,
	"note_sealed" "bytea" NOT NULL,
	"marked_by" uuid NOT NULL,
	"marked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "consent_check_mark_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "consent_check_mark_slot" CHECK ("consent_check_mark"."slot" in ('A','B'))
);
--> statement-breakpoint
CREATE TABLE "policy_signature" (
	"practice_id" uuid NOT NULL,
	"policy_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"slot" text NOT NULL,
	"signed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "policy_signature_practice_id_policy_id_partner_id_pk" PRIMARY KEY("practice_id","policy_id","partner_id"),
	CONSTRAINT "policy_signature_slot" CHECK ("policy_signature"."slot" in ('A','B'))
);
--> statement-breakpoint
CREATE TABLE "secrets_policy" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"version" smallint NOT NULL,
	"kind" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"in_force_at" timestamp with time zone,
	CONSTRAINT "secrets_policy_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "secrets_policy_version" UNIQUE("practice_id","couple_id","version"),
	CONSTRAINT "secrets_policy_of_couple" UNIQUE("practice_id","couple_id","id"),
	CONSTRAINT "secrets_policy_kind" CHECK ("secrets_policy"."kind" in ('no_secrets','discretion','kept_private')),
	CONSTRAINT "secrets_policy_positive" CHECK ("secrets_policy"."version" >= 1)
);
--> statement-breakpoint
CREATE TABLE "yes_answer" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"exercise_class" text NOT NULL,
	"state" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "yes_answer_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "yes_answer_class" CHECK ("yes_answer"."exercise_class" in ('T','X')),
	CONSTRAINT "yes_answer_state" CHECK ("yes_answer"."state" in ('yes','not_now'))
);
--> statement-breakpoint
CREATE TABLE "yes_request" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"exercise_class" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "yes_request_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "yes_request_of_couple" UNIQUE("practice_id","couple_id","id"),
	CONSTRAINT "yes_request_class" CHECK ("yes_request"."exercise_class" in ('T','X'))
);
--> statement-breakpoint
-- The version of the agreement on secrets that counts for the partner who writes; 0 before any is in force, null where
-- nobody of a couple writes. What is sent records it by itself, so that a later change binds later answers only.
create function app.policy_version() returns smallint language sql stable
  return case when app.couple() is null then null
    else (select coalesce(max(k.version), 0) from public.secrets_policy k
      where k.practice_id = app.practice() and k.couple_id = app.couple() and k.in_force_at is not null) end;
--> statement-breakpoint
ALTER TABLE "indicator_rating" ADD COLUMN "policy_version" smallint;--> statement-breakpoint
ALTER TABLE "check_in" ADD COLUMN "policy_version" smallint;--> statement-breakpoint
ALTER TABLE "response" ADD COLUMN "policy_version" smallint;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "explicitness" smallint;--> statement-breakpoint
ALTER TABLE "consent_check_mark" ADD CONSTRAINT "consent_check_mark_partner" FOREIGN KEY ("practice_id","couple_id","partner_id") REFERENCES "public"."partner"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_signature" ADD CONSTRAINT "policy_signature_policy" FOREIGN KEY ("practice_id","couple_id","policy_id") REFERENCES "public"."secrets_policy"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_signature" ADD CONSTRAINT "policy_signature_partner" FOREIGN KEY ("practice_id","couple_id","partner_id") REFERENCES "public"."partner"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "secrets_policy" ADD CONSTRAINT "secrets_policy_practice_id_couple_id_couple_practice_id_id_fk" FOREIGN KEY ("practice_id","couple_id") REFERENCES "public"."couple"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "yes_answer" ADD CONSTRAINT "yes_answer_request" FOREIGN KEY ("practice_id","couple_id","request_id") REFERENCES "public"."yes_request"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "yes_answer" ADD CONSTRAINT "yes_answer_partner" FOREIGN KEY ("practice_id","couple_id","partner_id") REFERENCES "public"."partner"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "yes_request" ADD CONSTRAINT "yes_request_practice_id_couple_id_couple_practice_id_id_fk" FOREIGN KEY ("practice_id","couple_id") REFERENCES "public"."couple"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consent_check_mark_newest" ON "consent_check_mark" USING btree ("practice_id","couple_id","marked_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "policy_signature_of_couple" ON "policy_signature" USING btree ("practice_id","couple_id");--> statement-breakpoint
CREATE INDEX "yes_answer_newest" ON "yes_answer" USING btree ("practice_id","couple_id","partner_id","exercise_class","at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "yes_request_newest" ON "yes_request" USING btree ("practice_id","couple_id","exercise_class","asked_at" DESC NULLS FIRST);--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_explicitness" CHECK ("task"."explicitness" between 0 and 3);
--> statement-breakpoint
do $$
declare
  t text;
begin
  foreach t in array array['yes_request','yes_answer','secrets_policy','policy_signature','consent_check_mark']
  loop
    execute pg_catalog.format('alter table public.%I enable row level security', t);
    execute pg_catalog.format('alter table public.%I force row level security', t);
    execute pg_catalog.format('create policy tenant on public.%I as restrictive for all
      using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()))', t);
    execute pg_catalog.format('create policy owner on public.%I for all to app_owner using (true) with check (true)', t);
  end loop;
  -- The treating therapist reads all of them but what a partner answered, which nobody reads but that partner.
  foreach t in array array['yes_request','secrets_policy','policy_signature','consent_check_mark']
  loop
    execute pg_catalog.format(
      'create policy treating on public.%1$I for select to app_clinician using (exists (
         select from public.couple c
         where c.practice_id = %1$I.practice_id and c.id = %1$I.couple_id offset 0))', t);
  end loop;
end
$$;
--> statement-breakpoint
-- The therapist asks both at once. That something was asked is the same for both partners; whether it was used is not theirs.
grant select, insert, update (used_at) on yes_request to app_clinician;
grant select (practice_id, id, couple_id, exercise_class, asked_at) on yes_request to app_partner;
create policy asked on yes_request for select to app_partner using (couple_id = (select app.couple()));
create policy asks on yes_request for insert to app_clinician
  with check (asked_by = (select app.user_id()) and used_at is null and exists (select from couple c
    where c.practice_id = yes_request.practice_id and c.id = yes_request.couple_id offset 0));
create policy uses on yes_request for update to app_clinician
  using (used_at is null and exists (select from couple c
    where c.practice_id = yes_request.practice_id and c.id = yes_request.couple_id offset 0))
  with check (used_at is not null);
--> statement-breakpoint
grant select, insert on yes_answer to app_partner;
create policy own on yes_answer for select to app_partner using (partner_id = (select app.user_id()));
create policy answers on yes_answer for insert to app_partner
  with check (partner_id = (select app.user_id()) and couple_id = (select app.couple())
    and exists (select from yes_request q where q.practice_id = yes_answer.practice_id and q.id = yes_answer.request_id
      and q.couple_id = yes_answer.couple_id and q.exercise_class = yes_answer.exercise_class));
--> statement-breakpoint
-- Whether a class of work has a yes from each, no older than that and not used yet. Yes or no for the therapist who
-- treats the couple, never whose: a "not now" and no answer at all are one and the same.
create function app.has_fresh_yes(p_couple uuid, p_class text, p_since timestamptz) returns boolean
language sql stable security definer set search_path = ''
as $$
  select coalesce((
    select q.used_at is null and 2 = (
      select count(*) from public.partner p
      cross join lateral (
        select a.state, a.at from public.yes_answer a
        where a.practice_id = p.practice_id and a.couple_id = p.couple_id and a.partner_id = p.id
          and a.exercise_class = p_class and a.request_id = q.id
        order by a.at desc, a.id desc limit 1) newest
      where p.practice_id = q.practice_id and p.couple_id = q.couple_id
        and newest.state = 'yes' and newest.at >= p_since)
    from public.yes_request q
    join public.couple c on c.practice_id = q.practice_id and c.id = q.couple_id and c.clinician_id = app.user_id()
    where q.practice_id = app.practice() and q.couple_id = p_couple and q.exercise_class = p_class
    order by q.asked_at desc, q.id desc limit 1), false)
$$;
--> statement-breakpoint
-- Whether either partner stands against open work: a "not now" to its class as their newest word, or a ceiling below
-- it; unchosen counts as 1. A partner learns the effect, never the reason (formulation paper, G15).
create function app.is_refused(p_assignment uuid, p_class text, p_explicitness smallint) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.partner p
    where p.practice_id = app.practice() and p.couple_id = app.couple()
      and (coalesce(p_explicitness, 0) > coalesce(p.explicitness_ceiling, 1)
        or (p_class in ('T', 'X') and 'not_now' = (
          select a.state from public.yes_answer a
          where a.practice_id = p.practice_id and a.couple_id = p.couple_id and a.partner_id = p.id
            and a.exercise_class = p_class
          order by a.at desc, a.id desc limit 1))))
    and exists (
      select from public.assignment a
      where a.practice_id = app.practice() and a.id = p_assignment and a.closed_at is null)
$$;
--> statement-breakpoint
grant select (explicitness) on task to app_partner;
--> statement-breakpoint
alter policy own on task
  using (partner_id = (select app.user_id())
    and case (select app.hold_level()) when 0 then true when 1 then not app.is_held_by(held_by) else false end
    and not app.is_refused(assignment_id, exercise_class, explicitness));
--> statement-breakpoint
-- The therapist offers a version, and puts it in force once both have signed; each partner signs the newest one, and
-- reads their own signature alone.
grant select, insert, update (in_force_at) on secrets_policy to app_clinician;
grant select on policy_signature to app_clinician;
grant select (practice_id, id, couple_id, version, kind, in_force_at) on secrets_policy to app_partner;
grant select, insert on policy_signature to app_partner;
create policy offered on secrets_policy for select to app_partner using (couple_id = (select app.couple()));
create policy offers on secrets_policy for insert to app_clinician
  with check (proposed_by = (select app.user_id()) and in_force_at is null and exists (select from couple c
    where c.practice_id = secrets_policy.practice_id and c.id = secrets_policy.couple_id offset 0));
create policy puts_in_force on secrets_policy for update to app_clinician
  using (in_force_at is null and exists (select from couple c
    where c.practice_id = secrets_policy.practice_id and c.id = secrets_policy.couple_id offset 0))
  with check (2 = (select count(*) from policy_signature s
    where s.practice_id = secrets_policy.practice_id and s.policy_id = secrets_policy.id));
create policy own on policy_signature for select to app_partner using (partner_id = (select app.user_id()));
create policy signs on policy_signature for insert to app_partner
  with check (partner_id = (select app.user_id()) and couple_id = (select app.couple()) and slot = (select app.slot())
    and exists (select from secrets_policy k where k.practice_id = policy_signature.practice_id
      and k.id = policy_signature.policy_id and k.couple_id = policy_signature.couple_id and k.in_force_at is null));
--> statement-breakpoint
grant update (policy_version) on indicator_rating to app_partner;
--> statement-breakpoint
grant select, insert on consent_check_mark to app_clinician;
create policy marks on consent_check_mark for insert to app_clinician
  with check (marked_by = (select app.user_id()) and exists (select from couple c
    where c.practice_id = consent_check_mark.practice_id and c.id = consent_check_mark.couple_id offset 0));
