ALTER TABLE "assignment" ADD COLUMN "more_reason_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "plan_item" ADD COLUMN "leave_out" boolean DEFAULT false NOT NULL;--> statement-breakpoint
grant update (more_reason_sealed) on assignment to app_clinician;
grant update (leave_out) on plan_item to app_clinician;
