CREATE TABLE "episode_follow_up" (
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"slot" text NOT NULL,
	"episode_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"told_on" date NOT NULL,
	"relief_24h" smallint,
	"closeness_2d" smallint,
	"tension_2d" smallint,
	"cost_note_sealed" "bytea",
	CONSTRAINT "episode_follow_up_practice_id_episode_id_kind_pk" PRIMARY KEY("practice_id","episode_id","kind"),
	CONSTRAINT "episode_follow_up_slot" CHECK ("episode_follow_up"."slot" in ('A','B')),
	CONSTRAINT "episode_follow_up_kind" CHECK (("episode_follow_up"."kind" = 'next_day' and "episode_follow_up"."closeness_2d" is null and "episode_follow_up"."tension_2d" is null and "episode_follow_up"."cost_note_sealed" is null)
        or ("episode_follow_up"."kind" = 'two_days' and "episode_follow_up"."relief_24h" is null)),
	CONSTRAINT "episode_follow_up_range" CHECK (least(relief_24h, closeness_2d, tension_2d) >= 0 and greatest(relief_24h, closeness_2d, tension_2d) <= 10)
);
--> statement-breakpoint
CREATE TABLE "loop_episode" (
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"slot" text NOT NULL,
	"id" uuid NOT NULL,
	"happened_on" date NOT NULL,
	"day_part" smallint NOT NULL,
	"written_on" date NOT NULL,
	"sent_on" date,
	"place" smallint,
	"trigger_kind" text,
	"trigger_note_sealed" "bytea",
	"belief_sealed" "bytea",
	"belief_strength" smallint,
	"feelings" smallint,
	"intensity" smallint,
	"body_sealed" "bytea",
	"moves" smallint,
	"asked_plainly" boolean,
	"response_seen" text,
	"relief_now" smallint,
	"need_kind" text,
	"real_need_sealed" "bytea",
	CONSTRAINT "loop_episode_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "loop_episode_slot" CHECK ("loop_episode"."slot" in ('A','B')),
	CONSTRAINT "loop_episode_part" CHECK ("loop_episode"."day_part" between 1 and 4),
	CONSTRAINT "loop_episode_day" CHECK ("loop_episode"."happened_on" between "loop_episode"."written_on" - 7 and "loop_episode"."written_on"),
	CONSTRAINT "loop_episode_sent" CHECK (("loop_episode"."sent_on" is null) = ("loop_episode"."place" is null)),
	CONSTRAINT "loop_episode_three_a_day" CHECK ("loop_episode"."place" between 1 and 3),
	CONSTRAINT "loop_episode_trigger" CHECK ("loop_episode"."trigger_kind" in ('after_sex','sex_declined','sex_went_badly','body_looks','distance','conflict','comparison','outside_stress','no_clear_trigger')),
	CONSTRAINT "loop_episode_response" CHECK ("loop_episode"."response_seen" in ('gave_warmly','gave_flatly','gave_in','kind_no','irritated','pulled_away','asked_need')),
	CONSTRAINT "loop_episode_need" CHECK ("loop_episode"."need_kind" in ('wanted','safe','close','forgiven','good_enough','free_to_say_no','rested','pleasure','clear_about_us')),
	CONSTRAINT "loop_episode_bits" CHECK ("loop_episode"."feelings" between 1 and 255 and "loop_episode"."moves" between 1 and 2047),
	CONSTRAINT "loop_episode_range" CHECK (least(belief_strength, intensity, relief_now) >= 0 and greatest(belief_strength, intensity, relief_now) <= 10)
);
--> statement-breakpoint
CREATE TABLE "response_view" (
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"slot" text NOT NULL,
	"id" uuid NOT NULL,
	"happened_on" date NOT NULL,
	"day_part" smallint NOT NULL,
	"told_on" date NOT NULL,
	"response_given" text NOT NULL,
	CONSTRAINT "response_view_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "response_view_slot" CHECK ("response_view"."slot" in ('A','B')),
	CONSTRAINT "response_view_part" CHECK ("response_view"."day_part" between 1 and 4),
	CONSTRAINT "response_view_day" CHECK ("response_view"."happened_on" between "response_view"."told_on" - 7 and "response_view"."told_on"),
	CONSTRAINT "response_view_response" CHECK ("response_view"."response_given" in ('gave_warmly','gave_flatly','gave_in','kind_no','irritated','pulled_away','asked_need'))
);
--> statement-breakpoint
ALTER TABLE "episode_follow_up" ADD CONSTRAINT "episode_follow_up_practice_id_episode_id_loop_episode_practice_id_id_fk" FOREIGN KEY ("practice_id","episode_id") REFERENCES "public"."loop_episode"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "episode_follow_up" ADD CONSTRAINT "episode_follow_up_practice_id_couple_id_partner_id_partner_practice_id_couple_id_id_fk" FOREIGN KEY ("practice_id","couple_id","partner_id") REFERENCES "public"."partner"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loop_episode" ADD CONSTRAINT "loop_episode_practice_id_couple_id_partner_id_partner_practice_id_couple_id_id_fk" FOREIGN KEY ("practice_id","couple_id","partner_id") REFERENCES "public"."partner"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_view" ADD CONSTRAINT "response_view_practice_id_couple_id_partner_id_partner_practice_id_couple_id_id_fk" FOREIGN KEY ("practice_id","couple_id","partner_id") REFERENCES "public"."partner"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "loop_episode_open" ON "loop_episode" USING btree ("practice_id","partner_id") WHERE "loop_episode"."sent_on" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "loop_episode_of_day" ON "loop_episode" USING btree ("practice_id","partner_id","happened_on","place");--> statement-breakpoint
CREATE INDEX "loop_episode_newest" ON "loop_episode" USING btree ("practice_id","couple_id","slot","happened_on" DESC NULLS FIRST,"day_part" DESC NULLS FIRST,"place" DESC NULLS FIRST) WHERE "loop_episode"."sent_on" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "response_view_once" ON "response_view" USING btree ("practice_id","partner_id","happened_on","day_part");--> statement-breakpoint
CREATE INDEX "response_view_newest" ON "response_view" USING btree ("practice_id","couple_id","slot","happened_on" DESC NULLS FIRST,"day_part" DESC NULLS FIRST);
--> statement-breakpoint
do $$
declare
  t text;
begin
  foreach t in array array['loop_episode','episode_follow_up','response_view']
  loop
    execute pg_catalog.format('alter table public.%I enable row level security', t);
    execute pg_catalog.format('alter table public.%I force row level security', t);
    execute pg_catalog.format('create policy tenant on public.%I as restrictive for all
      using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()))', t);
    execute pg_catalog.format('create policy owner on public.%I for all to app_owner using (true) with check (true)', t);
    -- A partner reads what they told themself and nothing of the other one's.
    execute pg_catalog.format('create policy own on public.%I for select to app_partner
      using (partner_id = (select app.user_id()))', t);
  end loop;
end
$$;
--> statement-breakpoint
-- An episode is its writer's until it is sent: they change it, or throw it away. Then it stays as it is.
grant select, insert, delete, update (happened_on, day_part, written_on, sent_on, place, trigger_kind, trigger_note_sealed, belief_sealed, belief_strength, feelings, intensity, body_sealed, moves, asked_plainly, response_seen, relief_now, need_kind, real_need_sealed) on loop_episode to app_partner;
grant select on loop_episode to app_clinician;
create policy begins on loop_episode for insert to app_partner
  with check (partner_id = (select app.user_id()) and couple_id = (select app.couple())
    and slot = (select app.slot()) and sent_on is null);
create policy goes_on on loop_episode for update to app_partner
  using (partner_id = (select app.user_id()) and sent_on is null)
  with check (partner_id = (select app.user_id()));
create policy throws_away on loop_episode for delete to app_partner
  using (partner_id = (select app.user_id()) and sent_on is null);
create policy treating on loop_episode for select to app_clinician
  using (sent_on is not null and exists (select from couple c
    where c.practice_id = loop_episode.practice_id and c.id = loop_episode.couple_id offset 0));
--> statement-breakpoint
-- Follow-ups and views are told once and never changed.
grant select, insert on episode_follow_up, response_view to app_partner;
grant select on episode_follow_up, response_view to app_clinician;
create policy tells on episode_follow_up for insert to app_partner
  with check (partner_id = (select app.user_id()) and couple_id = (select app.couple())
    and slot = (select app.slot()) and exists (select from loop_episode e
      where e.practice_id = episode_follow_up.practice_id and e.id = episode_follow_up.episode_id
        and e.sent_on is not null));
create policy treating on episode_follow_up for select to app_clinician
  using (exists (select from couple c
    where c.practice_id = episode_follow_up.practice_id and c.id = episode_follow_up.couple_id offset 0));
create policy tells on response_view for insert to app_partner
  with check (partner_id = (select app.user_id()) and couple_id = (select app.couple())
    and slot = (select app.slot()));
create policy treating on response_view for select to app_clinician
  using (exists (select from couple c
    where c.practice_id = response_view.practice_id and c.id = response_view.couple_id offset 0));
