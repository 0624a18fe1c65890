-- The admin moves couples between clinicians and ends a partner's access. For that a couple is its code name,
-- whose it is, and whether it is closed, and a partner is a slot; nothing of care, no name and no address.
grant select (practice_id, id, code_name, clinician_id, closed_at) on couple to app_admin;
--> statement-breakpoint
grant update (clinician_id) on couple to app_admin;
--> statement-breakpoint
create policy admin_reads on couple for select to app_admin using (true);
--> statement-breakpoint
-- A couple is only ever given to a clinician who works in the practice.
create policy admin_moves on couple for update to app_admin using (true)
  with check (exists (
    select from member m where m.practice_id = couple.practice_id and m.id = couple.clinician_id
      and m.role = 'clinician' and m.ended_at is null));
--> statement-breakpoint
grant select (practice_id, id, couple_id, slot, joined_at, access_ended_at) on partner to app_admin;
--> statement-breakpoint
grant update (access_ended_at) on partner to app_admin;
--> statement-breakpoint
create policy admin_reads on partner for select to app_admin using (true);
--> statement-breakpoint
-- Access is ended, never given back.
create policy admin_ends on partner for update to app_admin using (access_ended_at is null)
  with check (access_ended_at is not null);
