-- Roles are cluster-wide, so they are made here, before the migrations, and idempotently.
-- app_owner owns the tables and is used for migrations only. The others are the audiences: none of
-- them owns anything, logs in, or bypasses row-level security.
do $$
declare
  r text;
begin
  foreach r in array array['app_owner','app_clinician','app_partner','app_supervisor','app_admin','app_job','app_door']
  loop
    begin
      if not exists (select from pg_catalog.pg_roles where rolname = r) then
        execute pg_catalog.format('create role %I nologin noinherit nobypassrls', r);
      end if;
      if not (select rolsuper from pg_catalog.pg_roles where rolname = current_user) then
        execute pg_catalog.format('grant %I to current_user', r);
      end if;
    exception when duplicate_object or unique_violation then
      null; -- another database of the same cluster made it a moment ago
    end;
  end loop;
  execute pg_catalog.format('grant create on database %I to app_owner', pg_catalog.current_database());
  grant create, usage on schema public to app_owner;
end
$$;
