CREATE TABLE "indicator_rating" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"slot" text NOT NULL,
	"rater" text NOT NULL,
	"rated_by" uuid NOT NULL,
	"d1" smallint,
	"d2" smallint,
	"d3" smallint,
	"d4" smallint,
	"d5" smallint,
	"d6" smallint,
	"d7" smallint,
	"r1" smallint,
	"r2" smallint,
	"r3" smallint,
	"r4" smallint,
	"r5" smallint,
	"r6" smallint,
	"r7" smallint,
	"a1" smallint,
	"a2" smallint,
	"a3" smallint,
	"a4" smallint,
	"a5" smallint,
	"a6" smallint,
	"a7" smallint,
	"k1" smallint,
	"k2" smallint,
	"k3" smallint,
	"k4" smallint,
	"k5" smallint,
	"k6" smallint,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "indicator_rating_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "indicator_rating_slot" CHECK ("indicator_rating"."slot" in ('A','B')),
	CONSTRAINT "indicator_rating_rater" CHECK ("indicator_rating"."rater" = 'self' or ("indicator_rating"."rater" = 'therapist' and "indicator_rating"."sent_at" is not null)),
	CONSTRAINT "indicator_rating_range" CHECK (least(d1,d2,d3,d4,d5,d6,d7,r1,r2,r3,r4,r5,r6,r7,a1,a2,a3,a4,a5,a6,a7,k1,k2,k3,k4,k5,k6) >= 0 and greatest(d1,d2,d3,d4,d5,d6,d7,r1,r2,r3,r4,r5,r6,r7,a1,a2,a3,a4,a5,a6,a7,k1,k2,k3,k4,k5,k6) <= 10)
);
--> statement-breakpoint
CREATE TABLE "rating_request" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rating_request_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
ALTER TABLE "indicator_rating" ADD CONSTRAINT "indicator_rating_practice_id_couple_id_partner_id_partner_practice_id_couple_id_id_fk" FOREIGN KEY ("practice_id","couple_id","partner_id") REFERENCES "public"."partner"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating_request" ADD CONSTRAINT "rating_request_practice_id_couple_id_couple_practice_id_id_fk" FOREIGN KEY ("practice_id","couple_id") REFERENCES "public"."couple"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "indicator_rating_newest" ON "indicator_rating" USING btree ("practice_id","couple_id","sent_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "indicator_rating_open" ON "indicator_rating" USING btree ("practice_id","partner_id") WHERE "indicator_rating"."sent_at" is null;--> statement-breakpoint
CREATE INDEX "rating_request_newest" ON "rating_request" USING btree ("practice_id","couple_id","asked_at" DESC NULLS FIRST);
--> statement-breakpoint
do $$
declare
  t text;
begin
  foreach t in array array['indicator_rating','rating_request']
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
-- A partner rates themself, and reads and changes that alone, until it is sent. The treating therapist reads what
-- was sent, and rates both; nobody rates in another one's place.
grant select, insert, update (d1, d2, d3, d4, d5, d6, d7, r1, r2, r3, r4, r5, r6, r7, a1, a2, a3, a4, a5, a6, a7, k1, k2, k3, k4, k5, k6, sent_at) on indicator_rating to app_partner;
grant select, insert on indicator_rating to app_clinician;
create policy own on indicator_rating for select to app_partner
  using (partner_id = (select app.user_id()) and rater = 'self');
create policy rates on indicator_rating for insert to app_partner
  with check (partner_id = (select app.user_id()) and rated_by = (select app.user_id()) and rater = 'self'
    and couple_id = (select app.couple()) and slot = (select app.slot()));
create policy goes_on on indicator_rating for update to app_partner
  using (partner_id = (select app.user_id()) and rater = 'self' and sent_at is null)
  with check (partner_id = (select app.user_id()) and rater = 'self');
create policy treating on indicator_rating for select to app_clinician
  using (sent_at is not null and exists (select from couple c
    where c.practice_id = indicator_rating.practice_id and c.id = indicator_rating.couple_id offset 0));
create policy rates_both on indicator_rating for insert to app_clinician
  with check (rater = 'therapist' and rated_by = (select app.user_id()) and exists (select from couple c
    where c.practice_id = indicator_rating.practice_id and c.id = indicator_rating.couple_id offset 0));
--> statement-breakpoint
-- That the therapist asked is the same for both partners; who has answered is for nobody but the therapist.
grant select on rating_request to app_partner;
grant select, insert on rating_request to app_clinician;
create policy asked on rating_request for select to app_partner using (couple_id = (select app.couple()));
create policy treating on rating_request for select to app_clinician
  using (exists (select from couple c
    where c.practice_id = rating_request.practice_id and c.id = rating_request.couple_id offset 0));
create policy asks on rating_request for insert to app_clinician
  with check (asked_by = (select app.user_id()) and exists (select from couple c
    where c.practice_id = rating_request.practice_id and c.id = rating_request.couple_id offset 0));
