ALTER TABLE "indicator_rating" ADD COLUMN "may_reread" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "indicator_rating" ADD CONSTRAINT "indicator_rating_reread" CHECK (not "indicator_rating"."may_reread" or ("indicator_rating"."rater" = 'self' and "indicator_rating"."sent_at" is not null));
--> statement-breakpoint
-- Chosen with the send and never after: the policy lets a partner change what is not sent yet alone.
grant update (may_reread) on indicator_rating to app_partner;
