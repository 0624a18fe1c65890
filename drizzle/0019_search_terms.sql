CREATE TABLE "builtin_slip" (
	"slip" text NOT NULL,
	"word" text NOT NULL,
	CONSTRAINT "builtin_slip_slip_word_pk" PRIMARY KEY("slip","word")
);
--> statement-breakpoint
CREATE TABLE "own_slip" (
	"practice_id" uuid NOT NULL,
	"slip" text NOT NULL,
	"word" text NOT NULL,
	CONSTRAINT "own_slip_practice_id_slip_word_pk" PRIMARY KEY("practice_id","slip","word")
);
--> statement-breakpoint
CREATE TABLE "own_term" (
	"practice_id" uuid NOT NULL,
	"term" text NOT NULL,
	"slug" text NOT NULL,
	"version" smallint NOT NULL,
	CONSTRAINT "own_term_practice_id_term_slug_version_pk" PRIMARY KEY("practice_id","term","slug","version")
);
--> statement-breakpoint
ALTER TABLE "own_slip" ADD CONSTRAINT "own_slip_word" FOREIGN KEY ("practice_id","word") REFERENCES "public"."own_word"("practice_id","word") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_term" ADD CONSTRAINT "own_term_exercise" FOREIGN KEY ("practice_id","slug","version") REFERENCES "public"."own_exercise"("practice_id","slug","version") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "own_slip_of_word" ON "own_slip" USING btree ("practice_id","word");--> statement-breakpoint
CREATE INDEX "own_term_of_exercise" ON "own_term" USING btree ("practice_id","slug","version");--> statement-breakpoint
-- A search used to compare every word of the library by its letters and every card by its text, since behind
-- row-level security an index answers only operators that cannot leak. Equality is one: what is left of a word when
-- up to two of its first letters are missing, and the stems of each exercise, are rows that it finds by key.
create index builtin_word_begins on builtin_word (word collate "C");
create index own_word_begins on own_word (practice_id, word collate "C");
create index own_term_begins on own_term (practice_id, term collate "C");
--> statement-breakpoint
-- The beginning of a word with none, one and up to `most` of its letters missing. Two words that are `most` slips
-- apart have one of these in common (R. Mor and A. Fraenkel 1982: deletion neighbourhoods).
create function app.slips_of(word text, most int) returns setof text
  language sql immutable parallel safe set search_path = ''
as $$
  with recursive cut (rest, missing) as (
    select pg_catalog.left(word, 7), 0
    union
    select pg_catalog.left(rest, n - 1) || pg_catalog.substr(rest, n + 1), missing + 1
    from cut cross join lateral pg_catalog.generate_series(1, pg_catalog.length(rest)) n
    where missing < most and pg_catalog.length(rest) > 1)
  select distinct rest from cut
$$;
--> statement-breakpoint
-- How many letters may be missing: a word of three letters stands beside words of up to five, which may have one slip.
create function app.keep_slips() returns trigger language plpgsql set search_path = ''
as $$
begin
  if tg_table_name = 'builtin_word' then
    insert into public.builtin_slip (slip, word)
    select s, w.word from new_words w cross join lateral app.slips_of(w.word, case when length(w.word) > 3 then 2 else 1 end) s
    where length(w.word) <= 40 on conflict do nothing;
  else
    insert into public.own_slip (practice_id, slip, word)
    select w.practice_id, s, w.word
    from new_words w cross join lateral app.slips_of(w.word, case when length(w.word) > 3 then 2 else 1 end) s
    where length(w.word) <= 40 on conflict do nothing;
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger keep_slips after insert on builtin_word
  referencing new table as new_words for each statement execute function app.keep_slips();
create trigger keep_slips after insert on own_word
  referencing new table as new_words for each statement execute function app.keep_slips();
--> statement-breakpoint
-- A draft is searched by its text, since it changes with every key; the stems of what was published never change.
create function app.keep_terms() returns trigger language plpgsql set search_path = ''
as $$
begin
  if new.superseded_at is not null then
    delete from public.own_term t
    where t.practice_id = new.practice_id and t.slug = new.slug and t.version = new.version;
  elsif new.state <> 'draft' then
    insert into public.own_term (practice_id, term, slug, version)
    select new.practice_id, t.lexeme, new.slug, new.version from pg_catalog.unnest(new.search) t on conflict do nothing;
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger keep_terms_of_new after insert on own_exercise
  for each row when (new.state <> 'draft' and new.superseded_at is null) execute function app.keep_terms();
create trigger keep_terms after update on own_exercise
  for each row when (old.state = 'draft' and new.state <> 'draft'
    or old.superseded_at is null and new.superseded_at is not null) execute function app.keep_terms();
--> statement-breakpoint
do $$
declare
  t text;
begin
  foreach t in array array['builtin_slip','own_slip','own_term']
  loop
    execute pg_catalog.format('alter table public.%I enable row level security', t);
    execute pg_catalog.format('alter table public.%I force row level security', t);
    execute pg_catalog.format('create policy owner on public.%I for all to app_owner using (true) with check (true)', t);
  end loop;
  foreach t in array array['own_slip','own_term']
  loop
    execute pg_catalog.format(
      'create policy tenant on public.%I as restrictive for all
         using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()))', t);
    execute pg_catalog.format(
      'create policy of_practice on public.%I for all to app_clinician
         using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()))', t);
  end loop;
end
$$;
--> statement-breakpoint
grant select on builtin_slip to app_clinician;
create policy in_practice on builtin_slip for select to app_clinician using ((select app.practice()) is not null);
grant select, insert on own_slip to app_clinician;
grant select, insert, delete on own_term to app_clinician;
--> statement-breakpoint
insert into builtin_slip (slip, word)
select s, w.word from builtin_word w cross join lateral app.slips_of(w.word, case when length(w.word) > 3 then 2 else 1 end) s
where length(w.word) <= 40;
insert into own_slip (practice_id, slip, word)
select w.practice_id, s, w.word
from own_word w cross join lateral app.slips_of(w.word, case when length(w.word) > 3 then 2 else 1 end) s
where length(w.word) <= 40;
insert into own_term (practice_id, term, slug, version)
select e.practice_id, t.lexeme, e.slug, e.version from own_exercise e cross join lateral unnest(e.search) t
where e.state <> 'draft' and e.superseded_at is null;
