-- Audit rows and released numbers are never changed, not even by their owner. The one exception is the
-- demo practice, which can be removed whole.
create function app.refuse_change() returns trigger language plpgsql set search_path = ''
as $$
begin
  if tg_op = 'DELETE' then
    if exists (select from public.practice p where p.id = old.practice_id and p.is_sample) then
      return old;
    end if;
  end if;
  raise exception 'append-only: % on %', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end
$$;
--> statement-breakpoint
create trigger append_only before update or delete on audit_event for each row execute function app.refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on audit_event for each statement execute function app.refuse_change();
--> statement-breakpoint
create trigger append_only before update or delete on released_stat for each row execute function app.refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on released_stat for each statement execute function app.refuse_change();
