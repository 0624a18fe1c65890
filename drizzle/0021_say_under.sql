ALTER TABLE "episode_follow_up" ADD COLUMN "policy_version" smallint;--> statement-breakpoint
ALTER TABLE "loop_episode" ADD COLUMN "policy_version" smallint;--> statement-breakpoint
ALTER TABLE "response_view" ADD COLUMN "policy_version" smallint;--> statement-breakpoint
ALTER TABLE "loop_episode" ADD CONSTRAINT "loop_episode_said_under" CHECK ("loop_episode"."sent_on" is not null or "loop_episode"."policy_version" is null);
--> statement-breakpoint
grant update (policy_version) on loop_episode to app_partner;
