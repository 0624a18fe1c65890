CREATE TABLE "note_amendment" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"note_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"body_sealed" "bytea" NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "note_amendment_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "process_note" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"body_sealed" "bytea" NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "process_note_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "process_note_of_author" UNIQUE("practice_id","session_id","author_id")
);
--> statement-breakpoint
ALTER TABLE "note" DROP CONSTRAINT "note_of_session";--> statement-breakpoint
ALTER TABLE "data_key" DROP CONSTRAINT "data_key_scope";--> statement-breakpoint
ALTER TABLE "note" ADD COLUMN "record" text DEFAULT 'joint' NOT NULL;--> statement-breakpoint
ALTER TABLE "note" ADD COLUMN "layout" text;--> statement-breakpoint
ALTER TABLE "note" ADD COLUMN "signed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "note" ADD COLUMN "signed_by" uuid;--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_of_couple" UNIQUE("practice_id","couple_id","id");--> statement-breakpoint
ALTER TABLE "note_amendment" ADD CONSTRAINT "note_amendment_of_note" FOREIGN KEY ("practice_id","couple_id","note_id") REFERENCES "public"."note"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "process_note" ADD CONSTRAINT "process_note_of_session" FOREIGN KEY ("practice_id","couple_id","session_id") REFERENCES "public"."session"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "note_amendment_in_order" ON "note_amendment" USING btree ("practice_id","note_id","written_at");--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_of_session" UNIQUE("practice_id","session_id","record");--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_record" CHECK ("note"."record" in ('joint','a','b'));--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_layout" CHECK ("note"."layout" in ('soap','dap','birp'));--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_signed" CHECK (("note"."signed_at" is null) = ("note"."signed_by" is null));--> statement-breakpoint
ALTER TABLE "data_key" ADD CONSTRAINT "data_key_scope" CHECK ("data_key"."scope" in ('practice','shared','therapist','partner_a','partner_b','private_a','private_b','identity_a','identity_b','file_a','file_b','process'));
--> statement-breakpoint
do $$
declare
  t text;
begin
  foreach t in array array['note_amendment','process_note']
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
grant update (layout, signed_at, signed_by) on note to app_clinician;
--> statement-breakpoint
-- A note that is signed never changes again, not even by the owner of the table; the demo practice alone can be
-- removed whole.
create function app.keep_signed() returns trigger language plpgsql set search_path = ''
as $$
begin
  if tg_op = 'DELETE' then
    if old.signed_at is null or exists (select from public.practice p where p.id = old.practice_id and p.is_sample) then
      return old;
    end if;
  elsif old.signed_at is null then
    return new;
  end if;
  raise exception 'signed: % on %', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end
$$;
--> statement-breakpoint
create trigger keep_signed before update or delete on note for each row execute function app.keep_signed();
--> statement-breakpoint
-- What is added to a signed note is added beneath it, by whoever treats the couple, and stays.
grant select, insert on note_amendment to app_clinician;
create policy treating on note_amendment for select to app_clinician
  using (exists (select from couple c
    where c.practice_id = note_amendment.practice_id and c.id = note_amendment.couple_id offset 0));
create policy amends on note_amendment for insert to app_clinician
  with check (author_id = (select app.user_id()) and exists (select from note n
    where n.practice_id = note_amendment.practice_id and n.id = note_amendment.note_id
      and n.signed_at is not null offset 0));
create trigger append_only before update or delete on note_amendment for each row execute function app.refuse_change();
create trigger append_only_whole before truncate on note_amendment for each statement execute function app.refuse_change();
--> statement-breakpoint
-- A process note is its author's alone: nobody who treats the couple later, no supervisor and no admin finds it.
grant select, insert, update (body_sealed, version, updated_at) on process_note to app_clinician;
create policy author on process_note for all to app_clinician
  using (author_id = (select app.user_id()) and exists (select from couple c
    where c.practice_id = process_note.practice_id and c.id = process_note.couple_id offset 0))
  with check (author_id = (select app.user_id()) and exists (select from couple c
    where c.practice_id = process_note.practice_id and c.id = process_note.couple_id offset 0));
--> statement-breakpoint
-- Each sub-file has a key of its own for whoever treats the couple; the key of a process note, its author alone loads.
alter policy treating_reads on data_key
  using ((scope = 'practice' and owner_id = (select app.practice()))
    or (scope in ('shared','therapist','partner_a','partner_b','identity_a','identity_b','file_a','file_b')
        and exists (select from couple c where c.practice_id = data_key.practice_id and c.id = data_key.owner_id))
    or (scope = 'process' and exists (select from process_note n
        where n.practice_id = data_key.practice_id and n.id = data_key.owner_id
          and n.author_id = (select app.user_id()))));
create policy author_makes on data_key for insert to app_clinician
  with check (scope = 'process' and exists (select from process_note n
    where n.practice_id = data_key.practice_id and n.id = data_key.owner_id
      and n.author_id = (select app.user_id())));
