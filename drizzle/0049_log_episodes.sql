ALTER TABLE "loop_episode" ADD COLUMN "log_task_id" uuid;--> statement-breakpoint
ALTER TABLE "loop_episode" ADD COLUMN "log_entry" smallint;--> statement-breakpoint
ALTER TABLE "loop_episode" ADD CONSTRAINT "loop_episode_of_log_task" FOREIGN KEY ("practice_id","couple_id","partner_id","log_task_id") REFERENCES "public"."task"("practice_id","couple_id","partner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "loop_episode_of_log" ON "loop_episode" USING btree ("practice_id","log_task_id","log_entry") WHERE "loop_episode"."log_task_id" is not null;--> statement-breakpoint
ALTER TABLE "loop_episode" ADD CONSTRAINT "loop_episode_log" CHECK (("loop_episode"."log_task_id" is null) = ("loop_episode"."log_entry" is null) and ("loop_episode"."log_task_id" is null or "loop_episode"."sent_on" is not null));
--> statement-breakpoint
-- What is noted by itself names no log. A loop of a log comes in once its log is sent, by the partner who sent it, and
-- then it stays as it is: no column of it may be updated, and where it came from never.
alter policy begins on loop_episode
  with check (partner_id = (select app.user_id()) and couple_id = (select app.couple())
    and slot = (select app.slot()) and sent_on is null and log_task_id is null);
--> statement-breakpoint
create policy logs on loop_episode for insert to app_partner
  with check (partner_id = (select app.user_id()) and couple_id = (select app.couple())
    and slot = (select app.slot()) and sent_on is not null
    and exists (select from response r where r.practice_id = loop_episode.practice_id
      and r.task_id = loop_episode.log_task_id and r.partner_id = loop_episode.partner_id
      and r.exercise_slug = 'seven-day-loop-log'));
