-- Search that forgives a slip of the keyboard: two extensions that come with every PostgreSQL, in a schema
-- of their own. One that a database already has elsewhere is moved there, so that its names are always known.
create schema if not exists ext;
--> statement-breakpoint
do $$
declare
  e text;
begin
  foreach e in array array['pg_trgm', 'fuzzystrmatch']
  loop
    execute pg_catalog.format('create extension if not exists %I with schema ext', e);
    if (select extnamespace from pg_catalog.pg_extension where extname = e) <> 'ext'::regnamespace then
      execute pg_catalog.format('alter extension %I set schema ext', e);
    end if;
  end loop;
end
$$;
--> statement-breakpoint
CREATE TABLE "builtin_exercise" (
	"slug" text NOT NULL,
	"version" smallint NOT NULL,
	"content_hash" "bytea" NOT NULL,
	"body" jsonb NOT NULL,
	"title" text NOT NULL,
	"sort_title" text NOT NULL,
	"aim" text NOT NULL,
	"minutes" smallint NOT NULL,
	"blocked_by" text NOT NULL,
	"warned_by" text NOT NULL,
	"traits" bigint NOT NULL,
	"search" "tsvector" NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"superseded_at" timestamp with time zone,
	CONSTRAINT "builtin_exercise_slug_version_pk" PRIMARY KEY("slug","version"),
	CONSTRAINT "builtin_exercise_slug" CHECK ("builtin_exercise"."slug" not like 'own-%')
);
--> statement-breakpoint
CREATE TABLE "builtin_word" (
	"word" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "own_exercise" (
	"practice_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"version" smallint NOT NULL,
	"id" uuid NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"body" jsonb NOT NULL,
	"title" text NOT NULL,
	"sort_title" text NOT NULL,
	"aim" text NOT NULL,
	"minutes" smallint NOT NULL,
	"blocked_by" text NOT NULL,
	"warned_by" text NOT NULL,
	"traits" bigint NOT NULL,
	"search" "tsvector" NOT NULL,
	"origin_slug" text,
	"origin_version" smallint,
	"author_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"published_at" timestamp with time zone,
	"retired_at" timestamp with time zone,
	"superseded_at" timestamp with time zone,
	CONSTRAINT "own_exercise_practice_id_slug_version_pk" PRIMARY KEY("practice_id","slug","version"),
	CONSTRAINT "own_exercise_id" UNIQUE("practice_id","id"),
	CONSTRAINT "own_exercise_slug" CHECK ("own_exercise"."slug" like 'own-%'),
	CONSTRAINT "own_exercise_state" CHECK ("own_exercise"."state" in ('draft','published','retired')),
	CONSTRAINT "own_exercise_published" CHECK (("own_exercise"."state" = 'draft') = ("own_exercise"."published_at" is null)),
	CONSTRAINT "own_exercise_retired" CHECK (("own_exercise"."state" = 'retired') = ("own_exercise"."retired_at" is not null)),
	CONSTRAINT "own_exercise_origin" CHECK (("own_exercise"."origin_slug" is null) = ("own_exercise"."origin_version" is null))
);
--> statement-breakpoint
CREATE TABLE "own_word" (
	"practice_id" uuid NOT NULL,
	"word" text NOT NULL,
	CONSTRAINT "own_word_practice_id_word_pk" PRIMARY KEY("practice_id","word")
);
--> statement-breakpoint
ALTER TABLE "own_exercise" ADD CONSTRAINT "own_exercise_practice_id_author_id_member_practice_id_id_fk" FOREIGN KEY ("practice_id","author_id") REFERENCES "public"."member"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "own_exercise_one_draft" ON "own_exercise" USING btree ("practice_id","slug") WHERE state = 'draft';--> statement-breakpoint
-- Counts read numbers alone, and a page in the order of titles stops where it is full.
create index own_exercise_traits on own_exercise (practice_id, traits, state) where superseded_at is null;
create index own_exercise_titles on own_exercise (practice_id, state, sort_title collate "C", slug, version)
  where superseded_at is null;
-- Words have no trigram or text index: behind row-level security an index answers only operators that cannot
-- leak, and those of searching are none. So a search reads the practice's words and its cards, and no bodies.
--> statement-breakpoint
do $$
declare
  t text;
begin
  foreach t in array array['builtin_exercise','builtin_word','own_exercise','own_word']
  loop
    execute pg_catalog.format('alter table public.%I enable row level security', t);
    execute pg_catalog.format('alter table public.%I force row level security', t);
    execute pg_catalog.format('create policy owner on public.%I for all to app_owner using (true) with check (true)', t);
  end loop;
  foreach t in array array['own_exercise','own_word']
  loop
    execute pg_catalog.format(
      'create policy tenant on public.%I as restrictive for all
         using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()))', t);
  end loop;
end
$$;
--> statement-breakpoint
grant usage on schema ext to app_clinician;
-- What came with the product is the same for everybody inside a practice who needs it. A partner reads it
-- only where a task of their own asks for an older version than this release holds.
grant select on builtin_exercise to app_clinician, app_job;
grant select (slug, version, body) on builtin_exercise to app_partner;
grant select on builtin_word to app_clinician;
create policy in_practice on builtin_exercise for select to app_clinician, app_job
  using ((select app.practice()) is not null);
create policy in_practice on builtin_word for select to app_clinician
  using ((select app.practice()) is not null);
create policy of_own_task on builtin_exercise for select to app_partner
  using (exists (select from assignment a where a.practice_id = (select app.practice())
    and a.couple_id = (select app.couple())
    and a.exercise_slug = builtin_exercise.slug and a.exercise_version = builtin_exercise.version));
--> statement-breakpoint
-- A practice's own exercises belong to all its clinicians, drafts included: they hold nothing about anyone,
-- and a colleague's leave must not lock one up. An admin reads what is published and can retire it. A partner
-- reads the version that a task of their own names, and loses it with the task (a hold takes both away).
grant select, insert on own_exercise to app_clinician;
grant update (revision, state, body, title, sort_title, aim, minutes, blocked_by, warned_by, traits, search, updated_at,
              published_at, retired_at, superseded_at) on own_exercise to app_clinician;
grant delete on own_exercise to app_clinician;
grant select, insert on own_word to app_clinician;
create policy of_practice on own_exercise for select to app_clinician
  using (practice_id = (select app.practice()));
create policy writes on own_exercise for insert to app_clinician
  with check (state = 'draft' and author_id = (select app.user_id()));
create policy changes on own_exercise for update to app_clinician
  using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()));
create policy discards on own_exercise for delete to app_clinician using (state = 'draft');
create policy of_practice on own_word for all to app_clinician
  using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()));

grant select (practice_id, slug, version, id, state, title, aim, published_at, retired_at, superseded_at)
  on own_exercise to app_admin;
grant update (state, retired_at) on own_exercise to app_admin;
create policy admin_reads on own_exercise for select to app_admin using (state <> 'draft');
create policy admin_retires on own_exercise for update to app_admin
  using (state = 'published') with check (state = 'retired');

grant select (practice_id, slug, version, state, body) on own_exercise to app_partner;
create policy of_own_task on own_exercise for select to app_partner
  using (state <> 'draft' and exists (select from assignment a where a.practice_id = own_exercise.practice_id
    and a.couple_id = (select app.couple())
    and a.exercise_slug = own_exercise.slug and a.exercise_version = own_exercise.version));

grant select (practice_id, slug, version, state, body) on own_exercise to app_job;
create policy job on own_exercise for select to app_job using (state <> 'draft');
--> statement-breakpoint
-- A version that was published is never changed and never deleted, not even by the owner of the table: it can
-- be retired once, and marked when a newer one is out. The demo practice alone can be removed whole.
create function app.keep_published() returns trigger language plpgsql set search_path = ''
as $$
declare
  may text[] := array['state', 'retired_at', 'superseded_at'];
begin
  if tg_op = 'DELETE' then
    if old.state = 'draft' or exists (select from public.practice p where p.id = old.practice_id and p.is_sample) then
      return old;
    end if;
  elsif old.practice_id = new.practice_id and old.slug = new.slug and old.version = new.version
    and old.id = new.id and old.author_id = new.author_id then
    if old.state = 'draft' and new.state in ('draft', 'published') then
      return new;
    end if;
    if old.state <> 'draft' and (new.state = old.state or (old.state = 'published' and new.state = 'retired'))
      and (old.retired_at is null or new.retired_at is not distinct from old.retired_at)
      and pg_catalog.to_jsonb(new) - may = pg_catalog.to_jsonb(old) - may then
      return new;
    end if;
  end if;
  raise exception 'published for good: % on %', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end
$$;
--> statement-breakpoint
create trigger keep_published before update or delete on own_exercise for each row execute function app.keep_published();
--> statement-breakpoint
-- What came with the product changes by a new version alone.
create function app.keep_builtin() returns trigger language plpgsql set search_path = ''
as $$
begin
  if tg_op = 'UPDATE' and new.slug = old.slug and new.version = old.version and new.body = old.body
    and new.content_hash = old.content_hash then
    return new;
  end if;
  raise exception 'published for good: % on %', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end
$$;
--> statement-breakpoint
create trigger keep_builtin before update or delete on builtin_exercise for each row execute function app.keep_builtin();
