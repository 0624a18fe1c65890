CREATE TABLE "measure_wording" (
	"practice_id" uuid NOT NULL,
	"measure_slug" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"lines" text[] NOT NULL,
	"typed_by" uuid NOT NULL,
	"typed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "measure_wording_practice_id_measure_slug_pk" PRIMARY KEY("practice_id","measure_slug"),
	CONSTRAINT "measure_wording_lines" CHECK (cardinality("measure_wording"."lines") between 1 and 60)
);
--> statement-breakpoint
alter table measure_wording enable row level security;
--> statement-breakpoint
alter table measure_wording force row level security;
--> statement-breakpoint
create policy tenant on measure_wording as restrictive for all
  using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()));
--> statement-breakpoint
create policy owner on measure_wording for all to app_owner using (true) with check (true);
--> statement-breakpoint
-- Licensed words belong to the practice: its clinicians read and type them, nobody else meets them.
grant select, insert on measure_wording to app_clinician;
--> statement-breakpoint
grant update (lines, version, typed_by, typed_at) on measure_wording to app_clinician;
--> statement-breakpoint
create policy reads on measure_wording for select to app_clinician
  using (practice_id = (select app.practice()));
--> statement-breakpoint
create policy types on measure_wording for insert to app_clinician
  with check (typed_by = (select app.user_id()));
--> statement-breakpoint
create policy retypes on measure_wording for update to app_clinician
  using (practice_id = (select app.practice())) with check (typed_by = (select app.user_id()));
