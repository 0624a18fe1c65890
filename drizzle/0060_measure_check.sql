CREATE TABLE "measure_check" (
	"practice_id" uuid NOT NULL,
	"measure_slug" text NOT NULL,
	"facts" text NOT NULL,
	"checked_by" uuid NOT NULL,
	"checked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "measure_check_practice_id_measure_slug_pk" PRIMARY KEY("practice_id","measure_slug"),
	CONSTRAINT "measure_check_facts" CHECK ("measure_check"."facts" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
alter table measure_check enable row level security;
--> statement-breakpoint
alter table measure_check force row level security;
--> statement-breakpoint
create policy tenant on measure_check as restrictive for all
  using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()));
--> statement-breakpoint
create policy owner on measure_check for all to app_owner using (true) with check (true);
--> statement-breakpoint
-- That figures were compared with their source belongs to the practice: its clinicians say so and take it back.
grant select, insert, delete on measure_check to app_clinician;
--> statement-breakpoint
grant update (facts, checked_by, checked_at) on measure_check to app_clinician;
--> statement-breakpoint
create policy reads on measure_check for select to app_clinician
  using (practice_id = (select app.practice()));
--> statement-breakpoint
create policy checks on measure_check for insert to app_clinician
  with check (checked_by = (select app.user_id()));
--> statement-breakpoint
create policy checks_again on measure_check for update to app_clinician
  using (practice_id = (select app.practice())) with check (checked_by = (select app.user_id()));
--> statement-breakpoint
create policy takes_back on measure_check for delete to app_clinician
  using (practice_id = (select app.practice()));
--> statement-breakpoint
-- Whoever compared is named beside the facts.
create policy in_measure_check on member for select to app_clinician using (exists (
  select from measure_check c where c.practice_id = member.practice_id and c.checked_by = member.id offset 0));
