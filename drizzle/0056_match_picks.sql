CREATE TABLE "match_pick" (
	"practice_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"pick_sealed" "bytea" NOT NULL,
	CONSTRAINT "match_pick_practice_id_assignment_id_partner_id_pk" PRIMARY KEY("practice_id","assignment_id","partner_id")
);
--> statement-breakpoint
ALTER TABLE "share_opening" ADD COLUMN "picked_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "match_pick" ADD CONSTRAINT "match_pick_of_task" FOREIGN KEY ("practice_id","assignment_id","partner_id") REFERENCES "public"."task"("practice_id","assignment_id","partner_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_pick" ADD CONSTRAINT "match_pick_of_partner" FOREIGN KEY ("practice_id","couple_id","partner_id") REFERENCES "public"."partner"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "match_pick_of_couple" ON "match_pick" USING btree ("practice_id","couple_id");--> statement-breakpoint
ALTER TABLE "share_opening" ADD CONSTRAINT "share_opening_picked" CHECK ("share_opening"."picked_sealed" is null or ("share_opening"."kind" = 'matches' and "share_opening"."opened_at" is not null));
--> statement-breakpoint
alter table match_pick enable row level security;--> statement-breakpoint
alter table match_pick force row level security;--> statement-breakpoint
create policy tenant on match_pick as restrictive for all
  using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()));--> statement-breakpoint
create policy owner on match_pick for all to app_owner using (true) with check (true);
--> statement-breakpoint
-- Whether one of the matches can be picked now: they are open to both for a day (exercise paper, entry 27), nothing holds
-- them, and the two have not both picked.
create function app.may_pick(p_assignment uuid) returns boolean language sql stable security definer set search_path = ''
as $$
  select app.may_share() and exists (
    select from public.share_opening o
    where o.practice_id = app.practice() and o.couple_id = app.couple() and o.assignment_id = p_assignment
      and o.kind = 'matches' and o.opened_at <= pg_catalog.now() - interval '24 hours' and o.picked_sealed is null)
$$;
--> statement-breakpoint
-- Whether both have picked: true in the moment between the second pick and what comes of it, and never after.
create function app.both_picked(p_assignment uuid) returns boolean language sql stable security definer
set search_path = ''
as $$
  select count(*) = 2 from public.match_pick m
  where m.practice_id = app.practice() and m.couple_id = app.couple() and m.assignment_id = p_assignment
$$;
--> statement-breakpoint
-- Keeps what came of both picks, and neither of them.
create function app.settle_pick(p_assignment uuid, p_sealed bytea) returns void language sql volatile
security definer set search_path = ''
as $$
  with settled as (
    update public.share_opening o set picked_sealed = p_sealed
    where o.practice_id = app.practice() and o.couple_id = app.couple() and o.assignment_id = p_assignment
      and o.kind = 'matches' and app.may_pick(p_assignment) and app.both_picked(p_assignment)
    returning o.assignment_id)
  delete from public.match_pick m using settled s
  where m.practice_id = app.practice() and m.couple_id = app.couple() and m.assignment_id = s.assignment_id
$$;
--> statement-breakpoint
revoke execute on function app.settle_pick(uuid, bytea) from public;
grant execute on function app.settle_pick(uuid, bytea) to app_partner;
--> statement-breakpoint
-- The therapist's role has no grant: of two picks it reads what came of them, beside the matches.
grant select, insert, update (pick_sealed) on match_pick to app_partner;
create policy makes on match_pick for insert to app_partner
  with check (partner_id = (select app.user_id()) and couple_id = (select app.couple()) and app.may_pick(assignment_id));
create policy changes on match_pick for update to app_partner
  using (partner_id = (select app.user_id()) and app.may_pick(assignment_id))
  with check (partner_id = (select app.user_id()) and couple_id = (select app.couple()));
create policy both_see on match_pick for select to app_partner
  using (couple_id = (select app.couple()) and (select app.may_share())
    and (partner_id = (select app.user_id()) or app.both_picked(assignment_id)));
--> statement-breakpoint
-- As before; what was picked goes with the matches it was picked from.
create or replace function app.close_sharing(p_assignment uuid, p_kind text) returns boolean language sql volatile
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
      and s.kind = (select kind from closed where opened_at is not null)),
  unpicked as (
    delete from public.match_pick m
    where m.practice_id = app.practice() and m.couple_id = app.couple() and m.assignment_id = p_assignment
      and exists (select from closed where kind = 'matches'))
  select exists (select from closed)
$$;
--> statement-breakpoint
-- As before; a pick that the other one has not answered is its writer's alone, and goes too. What came of both stays.
create or replace function app.forget_lists(p_task uuid) returns void language plpgsql volatile security definer
set search_path = ''
as $$
declare
  given uuid;
begin
  for given in
    select t.assignment_id from public.task t
    where t.practice_id = app.practice() and t.partner_id = app.user_id() and t.state = 'submitted'
      and (p_task is null or t.id = p_task)
      and (exists (select from public.share_offer o where o.practice_id = t.practice_id
          and o.assignment_id = t.assignment_id and o.kind = 'matches' and o.partner_id = t.partner_id)
        or exists (select from public.shared_part s where s.practice_id = t.practice_id
          and s.assignment_id = t.assignment_id and s.kind = 'matches' and s.partner_id = t.partner_id)
        or exists (select from public.match_pick m where m.practice_id = t.practice_id
          and m.assignment_id = t.assignment_id and m.partner_id = t.partner_id))
    order by t.assignment_id
  loop
    perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(
      'sharing ' || app.practice() || ' ' || given || ' matches', 0));
    delete from public.share_offer o where o.practice_id = app.practice() and o.assignment_id = given
      and o.kind = 'matches' and o.partner_id = app.user_id();
    delete from public.shared_part s where s.practice_id = app.practice() and s.assignment_id = given
      and s.kind = 'matches' and s.partner_id = app.user_id();
    delete from public.share_opening o where o.practice_id = app.practice() and o.assignment_id = given
      and o.kind = 'matches' and o.opened_at is null;
    delete from public.match_pick m where m.practice_id = app.practice() and m.assignment_id = given
      and m.partner_id = app.user_id();
  end loop;
end
$$;
--> statement-breakpoint
-- Thirty days after closing, as what else could still have been shared.
grant select (practice_id, assignment_id, couple_id), delete on match_pick to app_job;
create policy job on match_pick for all to app_job using (app.is_long_closed(couple_id)) with check (false);
