CREATE TABLE "share_offer" (
	"practice_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"partner_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"answers_sealed" "bytea" NOT NULL,
	CONSTRAINT "share_offer_practice_id_assignment_id_kind_partner_id_pk" PRIMARY KEY("practice_id","assignment_id","kind","partner_id"),
	CONSTRAINT "share_offer_kind" CHECK ("share_offer"."kind" in ('reveal','matches'))
);
--> statement-breakpoint
CREATE TABLE "share_opening" (
	"practice_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"couple_id" uuid NOT NULL,
	"opened_at" timestamp with time zone,
	"matches_sealed" "bytea",
	CONSTRAINT "share_opening_practice_id_assignment_id_kind_pk" PRIMARY KEY("practice_id","assignment_id","kind"),
	CONSTRAINT "share_opening_kind" CHECK ("share_opening"."kind" in ('shared','reveal','matches')),
	CONSTRAINT "share_opening_matches" CHECK (("share_opening"."kind" = 'matches') = ("share_opening"."matches_sealed" is not null))
);
--> statement-breakpoint
CREATE TABLE "shared_part" (
	"practice_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"partner_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"answers_sealed" "bytea" NOT NULL,
	CONSTRAINT "shared_part_practice_id_assignment_id_kind_partner_id_pk" PRIMARY KEY("practice_id","assignment_id","kind","partner_id"),
	CONSTRAINT "shared_part_kind" CHECK ("shared_part"."kind" in ('shared','reveal','matches'))
);
--> statement-breakpoint
ALTER TABLE "share_offer" ADD CONSTRAINT "share_offer_of_task" FOREIGN KEY ("practice_id","assignment_id","partner_id") REFERENCES "public"."task"("practice_id","assignment_id","partner_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_offer" ADD CONSTRAINT "share_offer_of_partner" FOREIGN KEY ("practice_id","couple_id","partner_id") REFERENCES "public"."partner"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_opening" ADD CONSTRAINT "share_opening_of_assignment" FOREIGN KEY ("practice_id","couple_id","assignment_id") REFERENCES "public"."assignment"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shared_part" ADD CONSTRAINT "shared_part_of_task" FOREIGN KEY ("practice_id","assignment_id","partner_id") REFERENCES "public"."task"("practice_id","assignment_id","partner_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shared_part" ADD CONSTRAINT "shared_part_of_partner" FOREIGN KEY ("practice_id","couple_id","partner_id") REFERENCES "public"."partner"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "share_offer_by_partner" ON "share_offer" USING btree ("practice_id","partner_id");--> statement-breakpoint
CREATE INDEX "shared_part_of_couple" ON "shared_part" USING btree ("practice_id","couple_id");--> statement-breakpoint
do $$
declare
  t text;
begin
  foreach t in array array['share_offer','shared_part','share_opening']
  loop
    execute pg_catalog.format('alter table public.%I enable row level security', t);
    execute pg_catalog.format('alter table public.%I force row level security', t);
    execute pg_catalog.format(
      'create policy tenant on public.%I as restrictive for all
         using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()))', t);
    execute pg_catalog.format('create policy owner on public.%I for all to app_owner using (true) with check (true)', t);
  end loop;
end
$$;
--> statement-breakpoint

-- Whether anything may pass between the two partners now. Any hold stops it for both at once, a withdrawn
-- consent of either and the end of either's access as well; neither learns the reason.
create function app.may_share() returns boolean language sql stable security definer set search_path = ''
as $$
  select app.hold_level() = 0 and not exists (
    select from public.partner p
    where p.practice_id = app.practice() and p.couple_id = app.couple() and p.access_ended_at is not null)
$$;
--> statement-breakpoint
-- Whether homework was given to both partners of the couple that asks.
create function app.is_for_both(p_assignment uuid) returns boolean language sql stable security definer
set search_path = ''
as $$
  select count(*) = 2 from public.task t
  where t.practice_id = app.practice() and t.couple_id = app.couple() and t.assignment_id = p_assignment
$$;
--> statement-breakpoint
-- Whether both partners have sent their part of it.
create function app.both_sent(p_assignment uuid) returns boolean language sql stable security definer
set search_path = ''
as $$
  select count(*) = 2 from public.task t
  where t.practice_id = app.practice() and t.couple_id = app.couple() and t.assignment_id = p_assignment
    and t.state = 'submitted'
$$;
--> statement-breakpoint
-- Whether both partners have chosen to share this kind of answers of it.
create function app.both_chose(p_assignment uuid, p_kind text) returns boolean language sql stable
security definer set search_path = ''
as $$
  select p_kind <> 'shared' and count(*) = 2 from public.shared_part s
  where s.practice_id = app.practice() and s.couple_id = app.couple() and s.assignment_id = p_assignment
    and s.kind = p_kind
$$;
--> statement-breakpoint
-- Whether both have chosen already, whoever of them asks; that nobody revealed it yet keeps it from their eyes.
create function app.has_opening(p_assignment uuid, p_kind text) returns boolean language sql stable
security definer set search_path = ''
as $$
  select exists (
    select from public.share_opening o
    where o.practice_id = app.practice() and o.couple_id = app.couple() and o.assignment_id = p_assignment
      and o.kind = p_kind)
$$;
--> statement-breakpoint
-- Takes back what nobody revealed yet; closes what is open, for both at once, one day after it opened at the
-- earliest. Sharing it again takes both again. True where it was closed (exercise paper, entry 27).
create function app.close_sharing(p_assignment uuid, p_kind text) returns boolean language sql volatile
security definer set search_path = ''
as $$
  with closed as (
    delete from public.share_opening o
    where o.practice_id = app.practice() and o.couple_id = app.couple() and o.assignment_id = p_assignment
      and o.kind = p_kind and p_kind <> 'shared' and app.may_share()
      and (o.opened_at is null or o.opened_at <= pg_catalog.now() - interval '24 hours')
    returning o.kind, o.opened_at),
  gone as (
    delete from public.shared_part s
    where s.practice_id = app.practice() and s.couple_id = app.couple() and s.assignment_id = p_assignment
      and s.kind = (select kind from closed where opened_at is not null))
  select exists (select from closed)
$$;
--> statement-breakpoint
revoke execute on function app.close_sharing(uuid, text) from public;
--> statement-breakpoint
grant execute on function app.close_sharing(uuid, text) to app_partner;
--> statement-breakpoint

grant select, insert on share_offer to app_partner;
create policy makes on share_offer for insert to app_partner
  with check (partner_id = (select app.user_id()) and couple_id = (select app.couple())
    and exists (select from task t where t.practice_id = share_offer.practice_id
      and t.assignment_id = share_offer.assignment_id and t.partner_id = share_offer.partner_id
      and t.state = 'submitted'));
create policy own on share_offer for select to app_partner
  using (partner_id = (select app.user_id()) and (select app.may_share()));
--> statement-breakpoint

grant select, insert on share_opening to app_partner;
grant select, insert, update (opened_at) on share_opening to app_clinician;
create policy treating on share_opening for select to app_clinician
  using (exists (select from couple c where c.practice_id = share_opening.practice_id
    and c.id = share_opening.couple_id offset 0));
-- The therapist alone reveals: what both have chosen, and what both have sent for both.
create policy reveals on share_opening for update to app_clinician
  using (exists (select from couple c where c.practice_id = share_opening.practice_id
    and c.id = share_opening.couple_id offset 0))
  with check (opened_at is not null);
create policy reveals_sent on share_opening for insert to app_clinician
  with check (kind = 'shared' and opened_at is not null
    and exists (select from couple c where c.practice_id = share_opening.practice_id
      and c.id = share_opening.couple_id offset 0)
    and (select count(*) from task t where t.practice_id = share_opening.practice_id
      and t.couple_id = share_opening.couple_id and t.assignment_id = share_opening.assignment_id
      and t.state = 'submitted') = 2);
create policy both_see on share_opening for select to app_partner
  using (couple_id = (select app.couple()) and opened_at is not null and (select app.may_share()));
create policy both_open on share_opening for insert to app_partner
  with check (couple_id = (select app.couple()) and opened_at is null and (select app.may_share())
    and app.both_chose(assignment_id, kind));
--> statement-breakpoint

-- The other partner's part, once the therapist revealed it: answers for both where both have sent, others where
-- both chose. Of a list with matches it is seen in the moment between the second choice and the matches, and
-- never again.
grant select, insert, delete on shared_part to app_partner;
create policy makes on shared_part for insert to app_partner
  with check (partner_id = (select app.user_id()) and couple_id = (select app.couple())
    and (kind = 'shared' or (select app.may_share()))
    and exists (select from task t where t.practice_id = shared_part.practice_id
      and t.assignment_id = shared_part.assignment_id and t.partner_id = shared_part.partner_id
      and t.state = 'submitted'));
create policy both_see on shared_part for select to app_partner
  using (couple_id = (select app.couple()) and (select app.may_share())
    and (partner_id = (select app.user_id()) or case kind
      when 'matches' then app.both_chose(assignment_id, kind) and not app.has_opening(assignment_id, kind)
      else (kind <> 'shared' or app.both_sent(assignment_id))
        and exists (select from share_opening o where o.practice_id = shared_part.practice_id
          and o.assignment_id = shared_part.assignment_id and o.kind = shared_part.kind)
      end));
create policy takes_back on shared_part for delete to app_partner
  using (partner_id = (select app.user_id()) and kind <> 'shared'
    and not exists (select from share_opening o where o.practice_id = shared_part.practice_id
      and o.assignment_id = shared_part.assignment_id and o.kind = shared_part.kind));
