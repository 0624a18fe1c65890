ALTER TABLE "task" ADD COLUMN "is_short" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "not_now" text;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "not_now_on" date;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_not_now" CHECK ("task"."not_now" in ('no_time','too_much','not_clear','fought','not_private','not_wanted','ill','other'));--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_not_now_day" CHECK (("task"."not_now" is null) = ("task"."not_now_on" is null));
--> statement-breakpoint
-- Which form a partner chose is theirs to see and to change back; why it is not done now they can say and never read
-- again, so that nothing of it is on a phone that somebody else picks up. The other partner has no row of it at all.
grant select (is_short) on task to app_partner;
grant update (is_short, not_now, not_now_on) on task to app_partner;
