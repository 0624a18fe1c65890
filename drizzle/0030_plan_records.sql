CREATE TABLE "plan_check" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"exercise_slug" text NOT NULL,
	"gate" text NOT NULL,
	"reason" text NOT NULL,
	"line_sealed" "bytea",
	"checked_by" uuid NOT NULL,
	"checked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "plan_check_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "plan_check_gate" CHECK ("plan_check"."gate" in ('G01','G02','G03','G04','G05','G05p','G06','G07','G08','G09','G10','G11','G12','G13','G14','G16')),
	CONSTRAINT "plan_check_reason" CHECK ("plan_check"."reason" in ('talked_through','seen_alone','supervised','adapted','other'))
);
--> statement-breakpoint
CREATE TABLE "plan_template" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"minutes" smallint NOT NULL,
	"is_shared" boolean DEFAULT false NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "plan_template_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "plan_template_minutes" CHECK ("plan_template"."minutes" between 20 and 180)
);
--> statement-breakpoint
CREATE TABLE "plan_template_item" (
	"practice_id" uuid NOT NULL,
	"template_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"phase" text NOT NULL,
	"title" text NOT NULL,
	"exercise_slug" text,
	"exercise_version" smallint,
	"minutes" smallint NOT NULL,
	CONSTRAINT "plan_template_item_practice_id_template_id_position_pk" PRIMARY KEY("practice_id","template_id","position"),
	CONSTRAINT "plan_template_item_phase" CHECK ("plan_template_item"."phase" in ('arrive','review','core','close')),
	CONSTRAINT "plan_template_item_minutes" CHECK ("plan_template_item"."minutes" between 1 and 180)
);
--> statement-breakpoint
CREATE TABLE "plan_version" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"of_version" integer NOT NULL,
	"why" text NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finalised_at" timestamp with time zone,
	CONSTRAINT "plan_version_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "plan_version_of_plan" UNIQUE("practice_id","couple_id","plan_id","id"),
	CONSTRAINT "plan_version_why" CHECK ("plan_version"."why" in ('open','while','start','final','restore','reopen'))
);
--> statement-breakpoint
CREATE TABLE "plan_version_item" (
	"practice_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"phase" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"exercise_slug" text,
	"exercise_version" smallint,
	"assignment_id" uuid,
	"disposition" text,
	"minutes" smallint NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "plan_version_item_practice_id_version_id_id_pk" PRIMARY KEY("practice_id","version_id","id"),
	CONSTRAINT "plan_version_item_disposition" CHECK ("plan_version_item"."disposition" in ('keep','shrink','replace','drop')),
	CONSTRAINT "plan_version_item_state" CHECK ("plan_version_item"."state" in ('planned','done','set_aside'))
);
--> statement-breakpoint
ALTER TABLE "plan_check" ADD CONSTRAINT "plan_check_plan" FOREIGN KEY ("practice_id","couple_id","plan_id") REFERENCES "public"."plan"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_template" ADD CONSTRAINT "plan_template_practice_id_made_by_member_practice_id_id_fk" FOREIGN KEY ("practice_id","made_by") REFERENCES "public"."member"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_template_item" ADD CONSTRAINT "plan_template_item_of" FOREIGN KEY ("practice_id","template_id") REFERENCES "public"."plan_template"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_version" ADD CONSTRAINT "plan_version_plan" FOREIGN KEY ("practice_id","couple_id","plan_id") REFERENCES "public"."plan"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_version_item" ADD CONSTRAINT "plan_version_item_of" FOREIGN KEY ("practice_id","couple_id","plan_id","version_id") REFERENCES "public"."plan_version"("practice_id","couple_id","plan_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "plan_check_of_plan" ON "plan_check" USING btree ("practice_id","plan_id","exercise_slug");--> statement-breakpoint
CREATE INDEX "plan_version_newest" ON "plan_version" USING btree ("practice_id","plan_id","made_at" DESC NULLS LAST);--> statement-breakpoint
do $$
declare
  t text;
begin
  foreach t in array array['plan_version','plan_version_item','plan_check','plan_template','plan_template_item']
  loop
    execute pg_catalog.format('alter table public.%I enable row level security', t);
    execute pg_catalog.format('alter table public.%I force row level security', t);
    execute pg_catalog.format('create policy tenant on public.%I as restrictive for all
      using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()))', t);
    execute pg_catalog.format('create policy owner on public.%I for all to app_owner using (true) with check (true)', t);
  end loop;
  foreach t in array array['plan_version','plan_version_item','plan_check']
  loop
    execute pg_catalog.format('create policy treating on public.%I for all to app_clinician
      using (exists (select from couple c
        where c.practice_id = %I.practice_id and c.id = %I.couple_id offset 0))
      with check (exists (select from couple c
        where c.practice_id = %I.practice_id and c.id = %I.couple_id offset 0))', t, t, t, t, t);
  end loop;
end
$$;
--> statement-breakpoint
-- What a plan was, and why something that a gate asks to weigh went into it, is written once.
grant select, insert on plan_version to app_clinician;
grant select, insert on plan_version_item to app_clinician;
grant select, insert on plan_check to app_clinician;
-- A template is its maker's own until it is given to the practice; it names nobody and no couple.
grant select, insert, update (retired_at) on plan_template to app_clinician;
grant select, insert on plan_template_item to app_clinician;
create policy reads on plan_template for select to app_clinician
  using (is_shared or made_by = (select app.user_id()));
create policy makes on plan_template for insert to app_clinician
  with check (made_by = (select app.user_id()));
create policy retires on plan_template for update to app_clinician
  using (made_by = (select app.user_id())) with check (made_by = (select app.user_id()));
create policy reads on plan_template_item for select to app_clinician
  using (exists (select from plan_template t
    where t.practice_id = plan_template_item.practice_id and t.id = plan_template_item.template_id offset 0));
create policy makes on plan_template_item for insert to app_clinician
  with check (exists (select from plan_template t
    where t.practice_id = plan_template_item.practice_id and t.id = plan_template_item.template_id
      and t.made_by = (select app.user_id()) offset 0));
