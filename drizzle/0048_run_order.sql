ALTER TABLE "run_event" DROP CONSTRAINT "run_event_kind";--> statement-breakpoint
ALTER TABLE "plan_item" ADD COLUMN "run_place" smallint;--> statement-breakpoint
ALTER TABLE "run_event" ADD CONSTRAINT "run_event_kind" CHECK ("run_event"."kind" in ('done','set_aside','planned_again','now','swap','minutes','pause','go_on','note','safety_on','safety_off','end'));--> statement-breakpoint
-- The order a run took, beside the order of the plan, which stays.
grant update (run_place) on plan_item to app_clinician;
