ALTER TABLE "response" ADD CONSTRAINT "response_of_partner" UNIQUE("practice_id","couple_id","partner_id","id");
--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_of_couple" UNIQUE("practice_id","couple_id","id");
--> statement-breakpoint
ALTER TABLE "response_part" DROP CONSTRAINT "response_part_practice_id_response_id_response_practice_id_id_fk";
--> statement-breakpoint
ALTER TABLE "plan_item" DROP CONSTRAINT "plan_item_practice_id_plan_id_plan_practice_id_id_fk";
--> statement-breakpoint
ALTER TABLE "response_part" ADD CONSTRAINT "response_part_of_response" FOREIGN KEY ("practice_id","couple_id","partner_id","response_id") REFERENCES "public"."response"("practice_id","couple_id","partner_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "plan_item" ADD CONSTRAINT "plan_item_of_plan" FOREIGN KEY ("practice_id","couple_id","plan_id") REFERENCES "public"."plan"("practice_id","couple_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "safety_hold" ADD CONSTRAINT "safety_hold_gate" CHECK ("safety_hold"."gate" in ('G01','G02','G03','G04','G05','G16'));
