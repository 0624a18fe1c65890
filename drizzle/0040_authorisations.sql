CREATE TABLE "client_choice" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"client" text NOT NULL,
	"chosen_by" uuid NOT NULL,
	"chosen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "client_choice_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "client_choice_client" CHECK ("client_choice"."client" in ('couple','A','B'))
);
--> statement-breakpoint
CREATE TABLE "release_authorisation" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"slot" text NOT NULL,
	"record" text NOT NULL,
	"signed_on" date NOT NULL,
	"purpose_sealed" "bytea" NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_on" date,
	"withdrawn_by" uuid,
	CONSTRAINT "release_authorisation_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "release_authorisation_slot" CHECK ("release_authorisation"."slot" in ('A','B')),
	CONSTRAINT "release_authorisation_record" CHECK ("release_authorisation"."record" in ('joint','own')),
	CONSTRAINT "release_authorisation_withdrawn" CHECK (("release_authorisation"."withdrawn_on" is null) = ("release_authorisation"."withdrawn_by" is null)),
	CONSTRAINT "release_authorisation_days" CHECK ("release_authorisation"."withdrawn_on" >= "release_authorisation"."signed_on")
);
--> statement-breakpoint
ALTER TABLE "client_choice" ADD CONSTRAINT "client_choice_practice_id_couple_id_couple_practice_id_id_fk" FOREIGN KEY ("practice_id","couple_id") REFERENCES "public"."couple"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_authorisation" ADD CONSTRAINT "release_authorisation_partner" FOREIGN KEY ("practice_id","couple_id","partner_id") REFERENCES "public"."partner"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "client_choice_of_couple" ON "client_choice" USING btree ("practice_id","couple_id","chosen_at");--> statement-breakpoint
CREATE INDEX "release_authorisation_of_couple" ON "release_authorisation" USING btree ("practice_id","couple_id","recorded_at");--> statement-breakpoint
alter table client_choice enable row level security;
alter table client_choice force row level security;
alter table release_authorisation enable row level security;
alter table release_authorisation force row level security;
create policy tenant on client_choice as restrictive for all
  using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()));
create policy tenant on release_authorisation as restrictive for all
  using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()));
create policy owner on client_choice for all to app_owner using (true) with check (true);
create policy owner on release_authorisation for all to app_owner using (true) with check (true);
--> statement-breakpoint
-- The treating therapist reads both and adds to them; an authorisation is withdrawn once, and nothing else changes.
grant select, insert on client_choice to app_clinician;
grant select, insert, update (withdrawn_on, withdrawn_by) on release_authorisation to app_clinician;
create policy treating on client_choice for select to app_clinician
  using (exists (select from couple c
    where c.practice_id = client_choice.practice_id and c.id = client_choice.couple_id offset 0));
create policy chooses on client_choice for insert to app_clinician
  with check (chosen_by = (select app.user_id()) and exists (select from couple c
    where c.practice_id = client_choice.practice_id and c.id = client_choice.couple_id offset 0));
create policy treating on release_authorisation for select to app_clinician
  using (exists (select from couple c
    where c.practice_id = release_authorisation.practice_id and c.id = release_authorisation.couple_id offset 0));
create policy writes on release_authorisation for insert to app_clinician
  with check (recorded_by = (select app.user_id()) and withdrawn_on is null and exists (select from couple c
    where c.practice_id = release_authorisation.practice_id and c.id = release_authorisation.couple_id offset 0));
create policy withdraws on release_authorisation for update to app_clinician
  using (withdrawn_on is null and exists (select from couple c
    where c.practice_id = release_authorisation.practice_id and c.id = release_authorisation.couple_id offset 0))
  with check (withdrawn_by = (select app.user_id()));
