ALTER TABLE "response" DROP CONSTRAINT "response_alert";--> statement-breakpoint
ALTER TABLE "response" ADD COLUMN "holds" text;--> statement-breakpoint
ALTER TABLE "response" ADD COLUMN "agreement_kept" boolean;--> statement-breakpoint
ALTER TABLE "response" ADD CONSTRAINT "response_holds" CHECK ("response"."holds" in ('I','J','T','X','IJ','IT','IX','JT','JX','TX','IJT','IJX','ITX','JTX','IJTX'));--> statement-breakpoint
ALTER TABLE "response" ADD CONSTRAINT "response_alert" CHECK ("response"."alert" in ('agreement','consent_check','answer'));--> statement-breakpoint
-- What was sent before holds what it held by the names of the built-in exercises.
ALTER TABLE "response" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "response" SET "holds" = 'TX' WHERE "alert" = 'agreement';--> statement-breakpoint
UPDATE "response" SET "holds" = 'X' WHERE "alert" = 'consent_check' AND "exercise_slug" = 'kind-no-warm-yes';--> statement-breakpoint
ALTER TABLE "response" FORCE ROW LEVEL SECURITY;
