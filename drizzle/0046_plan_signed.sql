ALTER TABLE "plan_version" DROP CONSTRAINT "plan_version_why";--> statement-breakpoint
ALTER TABLE "plan" ADD COLUMN "built_in" text;--> statement-breakpoint
ALTER TABLE "plan_version" ADD CONSTRAINT "plan_version_why" CHECK ("plan_version"."why" in ('open','while','start','final','restore','reopen','sign'));--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_built_in" CHECK ("plan"."built_in" ~ '^[a-z0-9]{1,8}$');