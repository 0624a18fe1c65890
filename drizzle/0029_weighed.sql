CREATE TABLE "weighed_gate" (
	"practice_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"gate" text NOT NULL,
	"couple_id" uuid NOT NULL,
	"exercise_slug" text NOT NULL,
	"exercise_version" smallint NOT NULL,
	"reason_sealed" "bytea" NOT NULL,
	"weighed_by" uuid NOT NULL,
	"weighed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "weighed_gate_practice_id_assignment_id_gate_pk" PRIMARY KEY("practice_id","assignment_id","gate"),
	CONSTRAINT "weighed_gate_gate" CHECK ("weighed_gate"."gate" in ('G01','G02','G03','G04','G05','G05p','G06','G07','G08','G09','G10','G11','G12','G13','G14','G16'))
);
--> statement-breakpoint
ALTER TABLE "weighed_gate" ADD CONSTRAINT "weighed_gate_assignment" FOREIGN KEY ("practice_id","couple_id","assignment_id") REFERENCES "public"."assignment"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
alter table weighed_gate enable row level security;
--> statement-breakpoint
alter table weighed_gate force row level security;
--> statement-breakpoint
create policy tenant on weighed_gate as restrictive for all
  using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()));
--> statement-breakpoint
create policy owner on weighed_gate for all to app_owner using (true) with check (true);
--> statement-breakpoint
-- Read and added to by the treating therapist; nobody changes a row.
grant select, insert on weighed_gate to app_clinician;
create policy treating on weighed_gate for select to app_clinician
  using (exists (select from couple c
    where c.practice_id = weighed_gate.practice_id and c.id = weighed_gate.couple_id offset 0));
create policy weighs on weighed_gate for insert to app_clinician
  with check (weighed_by = (select app.user_id()) and exists (select from couple c
    where c.practice_id = weighed_gate.practice_id and c.id = weighed_gate.couple_id offset 0));
