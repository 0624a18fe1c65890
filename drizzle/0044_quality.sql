ALTER TABLE "task" ADD COLUMN "quality" smallint;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_quality" CHECK ("task"."quality" is null or ("task"."quality" between 0 and 4 and "task"."reviewed_at" is not null));--> statement-breakpoint
-- Partners hold their task by columns (0001); this one is not among them.
grant update (quality) on task to app_clinician;
