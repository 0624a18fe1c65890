CREATE TABLE "partner_record" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"slot" text NOT NULL,
	"version" integer NOT NULL,
	"history_sealed" "bytea",
	"body_sealed" "bytea",
	"goals_sealed" "bytea",
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "partner_record_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "partner_record_version" UNIQUE("practice_id","couple_id","slot","version"),
	CONSTRAINT "partner_record_slot" CHECK ("partner_record"."slot" in ('A','B')),
	CONSTRAINT "partner_record_version_from" CHECK ("partner_record"."version" >= 1)
);
--> statement-breakpoint
ALTER TABLE "partner_record" ADD CONSTRAINT "partner_record_partner" FOREIGN KEY ("practice_id","couple_id","partner_id") REFERENCES "public"."partner"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
do $$
begin
  alter table public.partner_record enable row level security;
  alter table public.partner_record force row level security;
  create policy tenant on public.partner_record as restrictive for all
    using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()));
  create policy owner on public.partner_record for all to app_owner using (true) with check (true);
  create policy treating on public.partner_record for select to app_clinician
    using (exists (select from couple c
      where c.practice_id = partner_record.practice_id and c.id = partner_record.couple_id offset 0));
end
$$;
--> statement-breakpoint
-- The treating therapist writes versions about one of the two; what is written never changes, and nobody else reads it.
grant select, insert on partner_record to app_clinician;
create policy writes on partner_record for insert to app_clinician
  with check (saved_by = (select app.user_id())
    and exists (select from couple c
      where c.practice_id = partner_record.practice_id and c.id = partner_record.couple_id offset 0)
    and exists (select from partner p
      where p.practice_id = partner_record.practice_id and p.id = partner_record.partner_id
        and p.couple_id = partner_record.couple_id and p.slot = partner_record.slot offset 0));
