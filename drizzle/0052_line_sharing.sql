CREATE TABLE "line_opening" (
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"line" text NOT NULL,
	"source_a" uuid NOT NULL,
	"source_b" uuid NOT NULL,
	"opened_on" date NOT NULL,
	CONSTRAINT "line_opening_practice_id_couple_id_line_source_a_source_b_pk" PRIMARY KEY("practice_id","couple_id","line","source_a","source_b"),
	CONSTRAINT "line_opening_line" CHECK ("line_opening"."line" in ('q1','q2','q3','q4','q5','q6','D2','D3','D4','D5','D6','D7','R1','R2','R3','R4','R5','R6','R7','A1','A2','A3','A4','A5','A6','A7','K1','K2','K4','K5','K6'))
);
--> statement-breakpoint
CREATE TABLE "line_share" (
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"slot" text NOT NULL,
	"source_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"line" text NOT NULL,
	"said_on" date NOT NULL,
	"picked" smallint,
	CONSTRAINT "line_share_practice_id_partner_id_source_id_line_pk" PRIMARY KEY("practice_id","partner_id","source_id","line"),
	CONSTRAINT "line_share_slot" CHECK ("line_share"."slot" in ('A','B')),
	CONSTRAINT "line_share_line" CHECK (("line_share"."kind" = 'check_in' and "line_share"."line" in ('q1','q2','q3','q4','q5','q6')) or ("line_share"."kind" = 'rating' and "line_share"."line" in ('D2','D3','D4','D5','D6','D7','R1','R2','R3','R4','R5','R6','R7','A1','A2','A3','A4','A5','A6','A7','K1','K2','K4','K5','K6'))),
	CONSTRAINT "line_share_picked" CHECK ("line_share"."picked" between 0 and 10),
	CONSTRAINT "line_share_says" CHECK ("line_share"."picked" is not null or "line_share"."line" = 'q2')
);
--> statement-breakpoint
ALTER TABLE "line_opening" ADD CONSTRAINT "line_opening_of_couple" FOREIGN KEY ("practice_id","couple_id") REFERENCES "public"."couple"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_share" ADD CONSTRAINT "line_share_of_partner" FOREIGN KEY ("practice_id","couple_id","partner_id") REFERENCES "public"."partner"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "line_share_of_couple" ON "line_share" USING btree ("practice_id","couple_id","line");--> statement-breakpoint
do $$
declare
  t text;
begin
  foreach t in array array['line_share','line_opening']
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
-- The lines of a couple on the caseload that both have shared, and whether each is revealed. Of a check-in both mean the
-- same week. A line that one alone has shared is none of them, so that nobody learns who has not (security paper,
-- SAFE-03); nor does one that is open count again beside a newer one.
create function app.line_pairs(p_couple uuid)
returns table (kind text, line text, source_a uuid, source_b uuid, said_a date, said_b date, is_open boolean)
language sql stable security definer set search_path = ''
as $$
  select a.kind, a.line, a.source_id, b.source_id, a.said_on, b.said_on, o.line is not null
  from public.line_share a
  join public.couple c on c.practice_id = a.practice_id and c.id = a.couple_id and c.clinician_id = app.user_id()
  join public.line_share b on b.practice_id = a.practice_id and b.couple_id = a.couple_id and b.line = a.line
    and b.slot = 'B' and (a.kind = 'rating' or a.said_on = b.said_on)
  left join public.line_opening o on o.practice_id = a.practice_id and o.couple_id = a.couple_id and o.line = a.line
    and o.source_a = a.source_id and o.source_b = b.source_id
  where a.practice_id = app.practice() and a.couple_id = p_couple and a.slot = 'A'
    and (o.line is not null or not exists (
      select from public.line_opening e
      where e.practice_id = a.practice_id and e.couple_id = a.couple_id and e.line = a.line
        and (e.source_a = a.source_id or e.source_b = b.source_id)))
$$;
--> statement-breakpoint
-- Whether a line of one's own is open to both. Asked without the policy that hides it while nothing may pass between the
-- two, so that what is open is never taken back then.
create function app.is_line_open(p_line text, p_source uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.line_opening o
    where o.practice_id = app.practice() and o.couple_id = app.couple() and o.line = p_line
      and p_source in (o.source_a, o.source_b))
$$;
--> statement-breakpoint
revoke execute on function app.line_pairs(uuid), app.is_line_open(text, uuid) from public;
grant execute on function app.line_pairs(uuid) to app_clinician;
grant execute on function app.is_line_open(text, uuid) to app_partner;
--> statement-breakpoint
-- The therapist alone reveals, and only what both have shared. Both see that at the same moment.
grant select, insert on line_opening to app_clinician;
grant select on line_opening to app_partner;
create policy treating on line_opening for select to app_clinician
  using (exists (select from couple c
    where c.practice_id = line_opening.practice_id and c.id = line_opening.couple_id offset 0));
create policy reveals on line_opening for insert to app_clinician
  with check (exists (select from couple c
      where c.practice_id = line_opening.practice_id and c.id = line_opening.couple_id offset 0)
    and exists (select from app.line_pairs(line_opening.couple_id) p
      where p.line = line_opening.line and p.source_a = line_opening.source_a
        and p.source_b = line_opening.source_b));
create policy both_see on line_opening for select to app_partner
  using (couple_id = (select app.couple()) and (select app.may_share()));
--> statement-breakpoint
-- A partner shares what they sent themself, with the number they sent, and of a rating only what they may read again on
-- their own phone; takes it back until it is revealed, also while nothing may pass between the two; and reads the
-- other's from then on. The therapist's role cannot read who chose.
grant select, insert, delete on line_share to app_partner;
create policy makes on line_share for insert to app_partner
  with check (partner_id = (select app.user_id()) and couple_id = (select app.couple())
    and slot = (select app.slot()) and (select app.may_share()) and not (select app.is_consent_withdrawn())
    and not app.is_line_open(line, source_id)
    and case kind
      when 'check_in' then exists (select from check_in c where c.practice_id = line_share.practice_id
        and c.id = line_share.source_id and c.partner_id = line_share.partner_id and c.week = line_share.said_on
        and (to_jsonb(c) ->> line_share.line)::int is not distinct from line_share.picked
        and (line_share.picked is not null or c.q2_not_applicable))
      else exists (select from indicator_rating r join practice p on p.id = r.practice_id
        where r.practice_id = line_share.practice_id and r.id = line_share.source_id
        and r.partner_id = line_share.partner_id and r.rater = 'self' and r.may_reread
        and (r.sent_at at time zone p.time_zone)::date = line_share.said_on
        and (to_jsonb(r) ->> lower(line_share.line))::int = line_share.picked) end);
create policy both_see on line_share for select to app_partner
  using (couple_id = (select app.couple())
    and (partner_id = (select app.user_id()) or (select app.may_share()) and app.is_line_open(line, source_id)));
create policy takes_back on line_share for delete to app_partner
  using (partner_id = (select app.user_id()) and not app.is_line_open(line, source_id));
