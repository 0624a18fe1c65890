CREATE TABLE "couple_lack" (
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"thing" text NOT NULL,
	CONSTRAINT "couple_lack_practice_id_couple_id_thing_pk" PRIMARY KEY("practice_id","couple_id","thing"),
	CONSTRAINT "couple_lack_known" CHECK ("couple_lack"."thing" in ('private_place','phone','timer','audio','warmth','calendar'))
);
--> statement-breakpoint
CREATE TABLE "suggestion_choice" (
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"exercise_slug" text NOT NULL,
	"is_pinned" boolean DEFAULT false NOT NULL,
	"is_hidden" boolean DEFAULT false NOT NULL,
	"place" smallint,
	"reason_sealed" "bytea",
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "suggestion_choice_practice_id_couple_id_exercise_slug_pk" PRIMARY KEY("practice_id","couple_id","exercise_slug"),
	CONSTRAINT "suggestion_choice_one" CHECK (not ("suggestion_choice"."is_pinned" and "suggestion_choice"."is_hidden")),
	CONSTRAINT "suggestion_choice_place" CHECK ("suggestion_choice"."place" between 1 and 999)
);
--> statement-breakpoint
ALTER TABLE "couple_lack" ADD CONSTRAINT "couple_lack_practice_id_couple_id_couple_practice_id_id_fk" FOREIGN KEY ("practice_id","couple_id") REFERENCES "public"."couple"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_choice" ADD CONSTRAINT "suggestion_choice_practice_id_couple_id_couple_practice_id_id_fk" FOREIGN KEY ("practice_id","couple_id") REFERENCES "public"."couple"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
do $$
declare
  t text;
begin
  foreach t in array array['suggestion_choice','couple_lack']
  loop
    execute pg_catalog.format('alter table public.%I enable row level security', t);
    execute pg_catalog.format('alter table public.%I force row level security', t);
    execute pg_catalog.format('create policy tenant on public.%I as restrictive for all
      using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()))', t);
    execute pg_catalog.format('create policy owner on public.%I for all to app_owner using (true) with check (true)', t);
    execute pg_catalog.format('create policy treating on public.%I for all to app_clinician
      using (exists (select from couple c
        where c.practice_id = %I.practice_id and c.id = %I.couple_id offset 0))
      with check (exists (select from couple c
        where c.practice_id = %I.practice_id and c.id = %I.couple_id offset 0))', t, t, t, t, t);
  end loop;
end
$$;
--> statement-breakpoint
-- The treating therapist alone: a list of suggestions, and what stands in its way, is nobody else's.
grant select, insert, update (is_pinned, is_hidden, place, reason_sealed, changed_by, changed_at)
  on suggestion_choice to app_clinician;
grant select, insert, delete on couple_lack to app_clinician;
