CREATE TABLE "auth_session" (
	"practice_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"identity_id" uuid NOT NULL,
	"role" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"assurance_level" smallint DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "auth_session_practice_id_token_hash_pk" PRIMARY KEY("practice_id","token_hash")
);
--> statement-breakpoint
CREATE TABLE "first_admin_link" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"role" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"couple_id" uuid,
	"email_index" "bytea" NOT NULL,
	"invited_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "invitation_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "invitation_token" UNIQUE("practice_id","token_hash"),
	CONSTRAINT "invitation_role" CHECK ("invitation"."role" in ('clinician','supervisor','admin','partner'))
);
--> statement-breakpoint
CREATE TABLE "login_identity" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email_index" "bytea" NOT NULL,
	"passphrase_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "login_identity_email_index_unique" UNIQUE("email_index")
);
--> statement-breakpoint
CREATE TABLE "mail_outbox" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"to_sealed" "bytea" NOT NULL,
	"subject" text NOT NULL,
	"body_sealed" "bytea" NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "mail_outbox_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "mail_outbox_state_known" CHECK ("mail_outbox"."state" in ('waiting','sending','sent','failed'))
);
--> statement-breakpoint
CREATE TABLE "member" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"role" text NOT NULL,
	"name_sealed" "bytea" NOT NULL,
	"email_sealed" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "member_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "member_role" CHECK ("member"."role" in ('clinician','supervisor','admin'))
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"practice_id" uuid NOT NULL,
	"identity_id" uuid NOT NULL,
	"role" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "membership_practice_id_identity_id_role_subject_id_pk" PRIMARY KEY("practice_id","identity_id","role","subject_id"),
	CONSTRAINT "membership_role" CHECK ("membership"."role" in ('clinician','supervisor','admin','partner'))
);
--> statement-breakpoint
CREATE TABLE "practice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"is_sample" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "throttle" (
	"scope" text NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"tries" integer NOT NULL,
	CONSTRAINT "throttle_scope_key_hash_pk" PRIMARY KEY("scope","key_hash")
);
--> statement-breakpoint
CREATE TABLE "audit_event" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_id" uuid,
	"actor_role" text NOT NULL,
	"session_ref" text,
	"action" text NOT NULL,
	"entity" text NOT NULL,
	"entity_id" uuid,
	"couple_id" uuid,
	"purpose" text NOT NULL,
	"outcome" text NOT NULL,
	"request_id" text NOT NULL,
	"build" text NOT NULL,
	CONSTRAINT "audit_event_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "consent" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"state" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "consent_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "consent_state" CHECK ("consent"."state" in ('given','withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "couple" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code_name" text NOT NULL,
	"clinician_id" uuid NOT NULL,
	"stage" text DEFAULT 'assessment' NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"session_minutes" smallint DEFAULT 50 NOT NULL,
	"next_session_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "couple_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "couple_code_name" UNIQUE("practice_id","code_name"),
	CONSTRAINT "couple_stage" CHECK ("couple"."stage" in ('assessment','early','middle','consolidation')),
	CONSTRAINT "couple_state" CHECK ("couple"."state" in ('active','paused','closed')),
	CONSTRAINT "couple_session_minutes" CHECK ("couple"."session_minutes" between 20 and 180)
);
--> statement-breakpoint
CREATE TABLE "partner" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"slot" text NOT NULL,
	"name_sealed" "bytea" NOT NULL,
	"email_sealed" "bytea" NOT NULL,
	"email_index" "bytea" NOT NULL,
	"explicitness_ceiling" smallint,
	"joined_at" timestamp with time zone,
	"access_ended_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "partner_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "partner_slot" UNIQUE("practice_id","couple_id","slot"),
	CONSTRAINT "partner_of_couple" UNIQUE("practice_id","couple_id","id"),
	CONSTRAINT "partner_slot_known" CHECK ("partner"."slot" in ('A','B')),
	CONSTRAINT "partner_ceiling" CHECK ("partner"."explicitness_ceiling" between 0 and 3)
);
--> statement-breakpoint
CREATE TABLE "safety_hold" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"gate" text NOT NULL,
	"note_sealed" "bytea" NOT NULL,
	"set_by" uuid NOT NULL,
	"set_at" timestamp with time zone DEFAULT now() NOT NULL,
	"cleared_at" timestamp with time zone,
	CONSTRAINT "safety_hold_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "assignment" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"session_id" uuid,
	"exercise_slug" text NOT NULL,
	"exercise_version" smallint NOT NULL,
	"smaller" boolean DEFAULT false NOT NULL,
	"due_on" date NOT NULL,
	"assigned_by" uuid NOT NULL,
	"assigned_at" timestamp with time zone DEFAULT now() NOT NULL,
	"request_id" uuid NOT NULL,
	"times_carried" smallint DEFAULT 0 NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "assignment_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "assignment_request" UNIQUE("practice_id","request_id"),
	CONSTRAINT "assignment_of_couple" UNIQUE("practice_id","couple_id","id")
);
--> statement-breakpoint
CREATE TABLE "check_in" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"slot" text NOT NULL,
	"week" date NOT NULL,
	"q1" smallint,
	"q2" smallint,
	"q2_not_applicable" boolean DEFAULT false NOT NULL,
	"q3" smallint,
	"q4" smallint,
	"q5" smallint,
	"q6" smallint,
	"score_tenths" smallint,
	"sent_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "check_in_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "check_in_week" UNIQUE("practice_id","partner_id","week"),
	CONSTRAINT "check_in_range" CHECK (least(q1,q2,q3,q4,q5,q6) >= 0 and greatest(q1,q2,q3,q4,q5,q6) <= 10),
	CONSTRAINT "check_in_score" CHECK ("check_in"."score_tenths" between 0 and 1000)
);
--> statement-breakpoint
CREATE TABLE "draft" (
	"practice_id" uuid NOT NULL,
	"task_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"answers_sealed" "bytea" NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "draft_practice_id_task_id_pk" PRIMARY KEY("practice_id","task_id")
);
--> statement-breakpoint
CREATE TABLE "response" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"task_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"exercise_slug" text NOT NULL,
	"exercise_version" smallint NOT NULL,
	"body_hash" "bytea" NOT NULL,
	"outcome" text NOT NULL,
	"useful" smallint,
	"upset" smallint,
	"again" smallint,
	"submitted_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "response_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "response_of_task" UNIQUE("practice_id","task_id"),
	CONSTRAINT "response_outcome" CHECK ("response"."outcome" in ('complete','stopped')),
	CONSTRAINT "response_useful" CHECK ("response"."useful" between 0 and 10),
	CONSTRAINT "response_upset" CHECK ("response"."upset" between 0 and 10),
	CONSTRAINT "response_again" CHECK ("response"."again" between 0 and 10)
);
--> statement-breakpoint
CREATE TABLE "response_part" (
	"practice_id" uuid NOT NULL,
	"response_id" uuid NOT NULL,
	"visibility" text NOT NULL,
	"couple_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"answers_sealed" "bytea" NOT NULL,
	CONSTRAINT "response_part_practice_id_response_id_visibility_pk" PRIMARY KEY("practice_id","response_id","visibility"),
	CONSTRAINT "response_part_visibility" CHECK ("response_part"."visibility" in ('me','therapist','shared','reveal'))
);
--> statement-breakpoint
CREATE TABLE "task" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"slot" text NOT NULL,
	"exercise_class" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"submitted_at" timestamp with time zone,
	"reviewed_at" timestamp with time zone,
	CONSTRAINT "task_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "task_of_partner" UNIQUE("practice_id","assignment_id","partner_id"),
	CONSTRAINT "task_key" UNIQUE("practice_id","couple_id","partner_id","id"),
	CONSTRAINT "task_class" CHECK ("task"."exercise_class" in ('I','J','T','X')),
	CONSTRAINT "task_state" CHECK ("task"."state" in ('open','submitted','withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "note" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"body_sealed" "bytea" NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "note_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "note_of_session" UNIQUE("practice_id","session_id")
);
--> statement-breakpoint
CREATE TABLE "plan" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finalised_at" timestamp with time zone,
	CONSTRAINT "plan_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "plan_of_session" UNIQUE("practice_id","session_id"),
	CONSTRAINT "plan_state" CHECK ("plan"."state" in ('draft','final'))
);
--> statement-breakpoint
CREATE TABLE "plan_item" (
	"practice_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"phase" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"exercise_slug" text,
	"exercise_version" smallint,
	"assignment_id" uuid,
	"disposition" text,
	"minutes" smallint NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"actual_minutes" smallint,
	CONSTRAINT "plan_item_practice_id_plan_id_id_pk" PRIMARY KEY("practice_id","plan_id","id"),
	CONSTRAINT "plan_item_phase" CHECK ("plan_item"."phase" in ('arrive','review','core','close')),
	CONSTRAINT "plan_item_kind" CHECK ("plan_item"."kind" in ('block','exercise','review')),
	CONSTRAINT "plan_item_disposition" CHECK ("plan_item"."disposition" in ('keep','shrink','replace','drop')),
	CONSTRAINT "plan_item_state" CHECK ("plan_item"."state" in ('planned','done','set_aside')),
	CONSTRAINT "plan_item_minutes" CHECK ("plan_item"."minutes" between 0 and 180)
);
--> statement-breakpoint
CREATE TABLE "session" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"zone" text NOT NULL,
	"minutes" smallint NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "session_number" UNIQUE("practice_id","couple_id","number"),
	CONSTRAINT "session_of_couple" UNIQUE("practice_id","couple_id","id"),
	CONSTRAINT "session_state" CHECK ("session"."state" in ('planned','running','closed')),
	CONSTRAINT "session_minutes" CHECK ("session"."minutes" between 20 and 180)
);
--> statement-breakpoint
CREATE TABLE "care_episode" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"clinician_id" uuid NOT NULL,
	"started_on" date NOT NULL,
	"closed_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "care_episode_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "care_episode_start" UNIQUE("practice_id","couple_id","started_on")
);
--> statement-breakpoint
CREATE TABLE "episode_outcome" (
	"practice_id" uuid NOT NULL,
	"episode_id" uuid NOT NULL,
	"clinician_id" uuid NOT NULL,
	"milestone_quarter" text NOT NULL,
	"engaged" boolean NOT NULL,
	"better" boolean NOT NULL,
	"mechanism" text NOT NULL,
	"counted" boolean DEFAULT false NOT NULL,
	CONSTRAINT "episode_outcome_practice_id_episode_id_pk" PRIMARY KEY("practice_id","episode_id"),
	CONSTRAINT "episode_outcome_mechanism" CHECK ("episode_outcome"."mechanism" in ('dissonance','regulation','attachment'))
);
--> statement-breakpoint
CREATE TABLE "opt_out" (
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	CONSTRAINT "opt_out_practice_id_couple_id_partner_id_pk" PRIMARY KEY("practice_id","couple_id","partner_id")
);
--> statement-breakpoint
CREATE TABLE "released_stat" (
	"practice_id" uuid NOT NULL,
	"quarter" text NOT NULL,
	"statistic" text NOT NULL,
	"share_5pp" smallint NOT NULL,
	"n_5" smallint NOT NULL,
	"method_version" smallint NOT NULL,
	CONSTRAINT "released_stat_practice_id_quarter_statistic_pk" PRIMARY KEY("practice_id","quarter","statistic"),
	CONSTRAINT "released_stat_share" CHECK ("released_stat"."share_5pp" between 0 and 100 and "released_stat"."share_5pp" % 5 = 0),
	CONSTRAINT "released_stat_n" CHECK ("released_stat"."n_5" >= 20 and "released_stat"."n_5" % 5 = 0),
	CONSTRAINT "released_stat_statistic" CHECK ("released_stat"."statistic" in ('engaged','better','mechanism_dissonance','mechanism_regulation','mechanism_attachment'))
);
--> statement-breakpoint
CREATE TABLE "data_key" (
	"practice_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"scope" text NOT NULL,
	"key_id" uuid NOT NULL,
	"wrapped" "bytea" NOT NULL,
	"wrapped_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "data_key_practice_id_owner_id_scope_pk" PRIMARY KEY("practice_id","owner_id","scope"),
	CONSTRAINT "data_key_id" UNIQUE("practice_id","key_id"),
	CONSTRAINT "data_key_scope" CHECK ("data_key"."scope" in ('practice','shared','therapist','partner_a','partner_b','private_a','private_b','identity_a','identity_b'))
);
--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_practice_id_couple_id_partner_id_partner_practice_id_couple_id_id_fk" FOREIGN KEY ("practice_id","couple_id","partner_id") REFERENCES "public"."partner"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "couple" ADD CONSTRAINT "couple_practice_id_clinician_id_member_practice_id_id_fk" FOREIGN KEY ("practice_id","clinician_id") REFERENCES "public"."member"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner" ADD CONSTRAINT "partner_practice_id_couple_id_couple_practice_id_id_fk" FOREIGN KEY ("practice_id","couple_id") REFERENCES "public"."couple"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "safety_hold" ADD CONSTRAINT "safety_hold_practice_id_couple_id_couple_practice_id_id_fk" FOREIGN KEY ("practice_id","couple_id") REFERENCES "public"."couple"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_practice_id_couple_id_couple_practice_id_id_fk" FOREIGN KEY ("practice_id","couple_id") REFERENCES "public"."couple"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_practice_id_couple_id_partner_id_partner_practice_id_couple_id_id_fk" FOREIGN KEY ("practice_id","couple_id","partner_id") REFERENCES "public"."partner"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft" ADD CONSTRAINT "draft_practice_id_couple_id_partner_id_task_id_task_practice_id_couple_id_partner_id_id_fk" FOREIGN KEY ("practice_id","couple_id","partner_id","task_id") REFERENCES "public"."task"("practice_id","couple_id","partner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response" ADD CONSTRAINT "response_practice_id_couple_id_partner_id_task_id_task_practice_id_couple_id_partner_id_id_fk" FOREIGN KEY ("practice_id","couple_id","partner_id","task_id") REFERENCES "public"."task"("practice_id","couple_id","partner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_part" ADD CONSTRAINT "response_part_practice_id_response_id_response_practice_id_id_fk" FOREIGN KEY ("practice_id","response_id") REFERENCES "public"."response"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_practice_id_couple_id_assignment_id_assignment_practice_id_couple_id_id_fk" FOREIGN KEY ("practice_id","couple_id","assignment_id") REFERENCES "public"."assignment"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_practice_id_couple_id_partner_id_partner_practice_id_couple_id_id_fk" FOREIGN KEY ("practice_id","couple_id","partner_id") REFERENCES "public"."partner"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_practice_id_couple_id_session_id_session_practice_id_couple_id_id_fk" FOREIGN KEY ("practice_id","couple_id","session_id") REFERENCES "public"."session"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_practice_id_couple_id_session_id_session_practice_id_couple_id_id_fk" FOREIGN KEY ("practice_id","couple_id","session_id") REFERENCES "public"."session"("practice_id","couple_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_item" ADD CONSTRAINT "plan_item_practice_id_plan_id_plan_practice_id_id_fk" FOREIGN KEY ("practice_id","plan_id") REFERENCES "public"."plan"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_practice_id_couple_id_couple_practice_id_id_fk" FOREIGN KEY ("practice_id","couple_id") REFERENCES "public"."couple"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_episode" ADD CONSTRAINT "care_episode_practice_id_couple_id_couple_practice_id_id_fk" FOREIGN KEY ("practice_id","couple_id") REFERENCES "public"."couple"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "episode_outcome" ADD CONSTRAINT "episode_outcome_practice_id_episode_id_care_episode_practice_id_id_fk" FOREIGN KEY ("practice_id","episode_id") REFERENCES "public"."care_episode"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opt_out" ADD CONSTRAINT "opt_out_practice_id_couple_id_couple_practice_id_id_fk" FOREIGN KEY ("practice_id","couple_id") REFERENCES "public"."couple"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "auth_session_subject" ON "auth_session" USING btree ("practice_id","subject_id");--> statement-breakpoint
CREATE INDEX "invitation_subject" ON "invitation" USING btree ("practice_id","subject_id");--> statement-breakpoint
CREATE INDEX "mail_outbox_state" ON "mail_outbox" USING btree ("practice_id","state","created_at");--> statement-breakpoint
CREATE INDEX "membership_identity" ON "membership" USING btree ("identity_id");--> statement-breakpoint
CREATE INDEX "audit_event_at" ON "audit_event" USING btree ("practice_id","at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "consent_of_partner" ON "consent" USING btree ("practice_id","couple_id","partner_id","at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "couple_by_code_name" ON "couple" USING btree ("practice_id","clinician_id","code_name");--> statement-breakpoint
CREATE INDEX "couple_by_next_session" ON "couple" USING btree ("practice_id","clinician_id","next_session_at","id");--> statement-breakpoint
CREATE INDEX "couple_by_stage" ON "couple" USING btree ("practice_id","clinician_id","stage","id");--> statement-breakpoint
CREATE INDEX "safety_hold_of_couple" ON "safety_hold" USING btree ("practice_id","couple_id");--> statement-breakpoint
CREATE INDEX "assignment_by_time" ON "assignment" USING btree ("practice_id","couple_id","assigned_at");--> statement-breakpoint
CREATE INDEX "check_in_of_couple" ON "check_in" USING btree ("practice_id","couple_id","week");--> statement-breakpoint
CREATE INDEX "response_of_couple" ON "response" USING btree ("practice_id","couple_id","submitted_at");--> statement-breakpoint
CREATE INDEX "task_of_couple" ON "task" USING btree ("practice_id","couple_id","state");--> statement-breakpoint
CREATE INDEX "task_by_partner" ON "task" USING btree ("practice_id","partner_id","state");--> statement-breakpoint
CREATE INDEX "session_by_time" ON "session" USING btree ("practice_id","couple_id","starts_at");--> statement-breakpoint
CREATE INDEX "episode_outcome_waiting" ON "episode_outcome" USING btree ("practice_id","counted");