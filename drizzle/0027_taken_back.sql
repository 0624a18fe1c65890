ALTER TABLE "loop_map" ADD COLUMN "taken_back_on" date;--> statement-breakpoint
ALTER TABLE "loop_map" ADD CONSTRAINT "loop_map_taken_back" CHECK ("loop_map"."taken_back_on" is null or "loop_map"."agreed_on" is not null);
--> statement-breakpoint
-- The day both agreed stays on record; what was taken back is on neither partner's page.
grant update (taken_back_on) on loop_map to app_clinician;
grant select (taken_back_on) on loop_map to app_partner;
drop policy agreed on loop_map;
create policy agreed on loop_map for select to app_partner
  using (couple_id = (select app.couple()) and agreed_on is not null and taken_back_on is null
    and ((select app.hold_level()) = 0
      or ((select app.hold_level()) = 1 and not app.is_held_by(held_by))));
