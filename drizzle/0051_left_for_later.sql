ALTER TABLE "suggestion_choice" ADD COLUMN "not_now_at" timestamp with time zone;--> statement-breakpoint
-- Left for later by the treating therapist, like all else of this list.
grant update (not_now_at) on suggestion_choice to app_clinician;
