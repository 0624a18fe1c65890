CREATE TABLE "talk_request" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"slot" text NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"handled_at" timestamp with time zone,
	"handled_by" uuid,
	CONSTRAINT "talk_request_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "talk_request_slot" CHECK ("talk_request"."slot" in ('A','B'))
);
--> statement-breakpoint
ALTER TABLE "talk_request" ADD CONSTRAINT "talk_request_practice_id_couple_id_partner_id_partner_practice_id_couple_id_id_fk" FOREIGN KEY ("practice_id","couple_id","partner_id") REFERENCES "public"."partner"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "talk_request_open" ON "talk_request" USING btree ("practice_id","couple_id","partner_id") WHERE "talk_request"."handled_at" is null;
--> statement-breakpoint
alter table talk_request enable row level security;
alter table talk_request force row level security;
create policy tenant on talk_request as restrictive for all
  using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()));
create policy owner on talk_request for all to app_owner using (true) with check (true);
--> statement-breakpoint
-- A partner asks, and reads nothing back; the treating therapist reads it and says that it is dealt with.
grant insert on talk_request to app_partner;
grant select, update (handled_at, handled_by) on talk_request to app_clinician;
create policy asks on talk_request for insert to app_partner
  with check (partner_id = (select app.user_id()) and couple_id = (select app.couple())
    and slot = (select app.slot()) and handled_at is null);
create policy treating on talk_request for select to app_clinician
  using (exists (select from couple c
    where c.practice_id = talk_request.practice_id and c.id = talk_request.couple_id offset 0));
create policy deals_with on talk_request for update to app_clinician
  using (exists (select from couple c
    where c.practice_id = talk_request.practice_id and c.id = talk_request.couple_id offset 0))
  with check (handled_by = (select app.user_id()));
