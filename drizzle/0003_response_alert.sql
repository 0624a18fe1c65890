ALTER TABLE "response" ADD COLUMN "alert" text;--> statement-breakpoint
CREATE INDEX "response_alerts" ON "response" USING btree ("practice_id","couple_id") WHERE alert is not null;--> statement-breakpoint
ALTER TABLE "response" ADD CONSTRAINT "response_alert" CHECK ("response"."alert" in ('agreement','consent_check'));