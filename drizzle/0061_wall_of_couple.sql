-- Every wall around what a couple has asks whether its couple is this clinician's. Without a key of all three columns
-- that was answered from an index of the clinician's whole caseload, couple by couple, for each row that was read.
CREATE UNIQUE INDEX "couple_of_clinician" ON "couple" USING btree ("practice_id","id","clinician_id");--> statement-breakpoint
CREATE INDEX "couple_by_next_or_last" ON "couple" USING btree ("practice_id","clinician_id",coalesce(next_session_at, '9999-12-31T00:00:00Z'::timestamptz),"id");
--> statement-breakpoint
-- Asked once by every request, and planned anew each time: five tables, for one row by its key.
alter function app.live_session(uuid, bytea) set plan_cache_mode = 'force_generic_plan';
