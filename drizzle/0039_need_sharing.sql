CREATE TABLE "need_opening" (
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"happened_on" date NOT NULL,
	"opened_on" date NOT NULL,
	CONSTRAINT "need_opening_practice_id_couple_id_happened_on_pk" PRIMARY KEY("practice_id","couple_id","happened_on")
);
--> statement-breakpoint
CREATE TABLE "need_share" (
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"slot" text NOT NULL,
	"source_id" uuid NOT NULL,
	"source" text NOT NULL,
	"happened_on" date NOT NULL,
	"day_part" smallint NOT NULL,
	"response" text,
	"need_kind" text,
	"real_need_sealed" "bytea",
	CONSTRAINT "need_share_practice_id_partner_id_source_id_pk" PRIMARY KEY("practice_id","partner_id","source_id"),
	CONSTRAINT "need_share_slot" CHECK ("need_share"."slot" in ('A','B')),
	CONSTRAINT "need_share_source" CHECK ("need_share"."source" in ('episode','view')),
	CONSTRAINT "need_share_part" CHECK ("need_share"."day_part" between 1 and 4),
	CONSTRAINT "need_share_response" CHECK ("need_share"."response" in ('gave_warmly','gave_flatly','gave_in','kind_no','irritated','pulled_away','asked_need')),
	CONSTRAINT "need_share_need" CHECK ("need_share"."need_kind" in ('wanted','safe','close','forgiven','good_enough','free_to_say_no','rested','pleasure','clear_about_us')),
	CONSTRAINT "need_share_says" CHECK ("need_share"."need_kind" is not null or "need_share"."real_need_sealed" is not null)
);
--> statement-breakpoint
ALTER TABLE "response_view" ADD COLUMN "need_kind" text;--> statement-breakpoint
ALTER TABLE "response_view" ADD COLUMN "real_need_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "need_opening" ADD CONSTRAINT "need_opening_of_couple" FOREIGN KEY ("practice_id","couple_id") REFERENCES "public"."couple"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_share" ADD CONSTRAINT "need_share_of_partner" FOREIGN KEY ("practice_id","couple_id","partner_id") REFERENCES "public"."partner"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "need_share_of_day" ON "need_share" USING btree ("practice_id","couple_id","happened_on");--> statement-breakpoint
ALTER TABLE "response_view" ADD CONSTRAINT "response_view_need" CHECK ("response_view"."need_kind" in ('wanted','safe','close','forgiven','good_enough','free_to_say_no','rested','pleasure','clear_about_us'));
--> statement-breakpoint
do $$
declare
  t text;
begin
  foreach t in array array['need_share','need_opening']
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
-- The days of a couple on the caseload that both have shared, and whether each is revealed. A day that one alone has
-- shared is none of them, so that nobody learns who has not (security paper, SAFE-03).
create function app.need_days(p_couple uuid) returns table (day date, is_open boolean)
language sql stable security definer set search_path = ''
as $$
  select s.happened_on, exists (
    select from public.need_opening o
    where o.practice_id = s.practice_id and o.couple_id = s.couple_id and o.happened_on = s.happened_on)
  from public.need_share s
  join public.couple c on c.practice_id = s.practice_id and c.id = s.couple_id and c.clinician_id = app.user_id()
  where s.practice_id = app.practice() and s.couple_id = p_couple
  group by s.practice_id, s.couple_id, s.happened_on
  having count(distinct s.partner_id) = 2
$$;
--> statement-breakpoint
revoke execute on function app.need_days(uuid) from public;
grant execute on function app.need_days(uuid) to app_clinician;
--> statement-breakpoint
-- The therapist alone reveals, and only what both have shared. Both see that at the same moment.
grant select, insert on need_opening to app_clinician;
grant select on need_opening to app_partner;
create policy treating on need_opening for select to app_clinician
  using (exists (select from couple c
    where c.practice_id = need_opening.practice_id and c.id = need_opening.couple_id offset 0));
create policy reveals on need_opening for insert to app_clinician
  with check (exists (select from couple c
      where c.practice_id = need_opening.practice_id and c.id = need_opening.couple_id offset 0)
    and happened_on in (select d.day from app.need_days(couple_id) d));
create policy both_see on need_opening for select to app_partner
  using (couple_id = (select app.couple()) and (select app.may_share()));
--> statement-breakpoint
-- A partner shares what they sent themself, takes it back until it is revealed, and reads the other's from then on.
grant select, insert, delete on need_share to app_partner;
create policy makes on need_share for insert to app_partner
  with check (partner_id = (select app.user_id()) and couple_id = (select app.couple())
    and slot = (select app.slot()) and (select app.may_share())
    and not exists (select from need_opening o where o.practice_id = need_share.practice_id
      and o.couple_id = need_share.couple_id and o.happened_on = need_share.happened_on)
    and case source
      when 'episode' then exists (select from loop_episode e where e.practice_id = need_share.practice_id
        and e.id = need_share.source_id and e.partner_id = need_share.partner_id and e.sent_on is not null
        and e.happened_on = need_share.happened_on)
      else exists (select from response_view v where v.practice_id = need_share.practice_id
        and v.id = need_share.source_id and v.partner_id = need_share.partner_id
        and v.happened_on = need_share.happened_on) end);
create policy both_see on need_share for select to app_partner
  using (couple_id = (select app.couple()) and (select app.may_share())
    and (partner_id = (select app.user_id()) or exists (
      select from need_opening o where o.practice_id = need_share.practice_id
        and o.couple_id = need_share.couple_id and o.happened_on = need_share.happened_on)));
create policy takes_back on need_share for delete to app_partner
  using (partner_id = (select app.user_id())
    and not exists (select from need_opening o where o.practice_id = need_share.practice_id
      and o.couple_id = need_share.couple_id and o.happened_on = need_share.happened_on));
