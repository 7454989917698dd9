CREATE TABLE "case_day" (
	"day" text PRIMARY KEY NOT NULL,
	"last_number" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_photo" (
	"photo_id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_step" (
	"case_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"change" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" uuid,
	"by_role" text,
	"by_path" text,
	"from_role" text,
	"from_path" text,
	"from_post_id" uuid,
	"to_role" text,
	"to_path" text,
	"to_post_id" uuid,
	"words" text,
	"words_audience" text,
	CONSTRAINT "case_step_case_id_version_pk" PRIMARY KEY("case_id","version")
);
--> statement-breakpoint
CREATE TABLE "case" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"tracking_number" text NOT NULL,
	"version" integer NOT NULL,
	"category_code" text NOT NULL,
	"state" text NOT NULL,
	"source" text NOT NULL,
	"place_code" text NOT NULL,
	"path" text NOT NULL,
	"lng" double precision,
	"lat" double precision,
	"words" text NOT NULL,
	"language" text NOT NULL,
	"reported_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"clocks" jsonb NOT NULL,
	"due_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"holder_role" text NOT NULL,
	"holder_path" text NOT NULL,
	"holder_post_id" uuid,
	"holder_since" timestamp with time zone NOT NULL,
	"helper_post_ids" uuid[] NOT NULL,
	"about_role" text,
	"hand_overs" integer NOT NULL,
	"rating" integer,
	CONSTRAINT "case_reference_unique" UNIQUE("reference"),
	CONSTRAINT "case_tracking_number_unique" UNIQUE("tracking_number")
);
--> statement-breakpoint
CREATE TABLE "photo" (
	"id" uuid PRIMARY KEY NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"uploaded_by" uuid,
	"uploaded_at" timestamp with time zone NOT NULL,
	"attached_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"username" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"public_name" text,
	"demo" text,
	CONSTRAINT "account_email_unique" UNIQUE("email"),
	CONSTRAINT "account_username_unique" UNIQUE("username")
);
--> statement-breakpoint
CREATE TABLE "credential" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"provider_account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"account_id" uuid NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "post" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	"territory_code" text NOT NULL,
	"territory_path" text NOT NULL,
	"from" timestamp with time zone NOT NULL,
	"until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"token" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"account_id" uuid NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "due" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"payload" jsonb NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_failure" text,
	"parked_at" timestamp with time zone,
	CONSTRAINT "due_kind_key" UNIQUE("kind","key")
);
--> statement-breakpoint
CREATE TABLE "lease" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" uuid NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"token" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_log" (
	"epoch" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event" (
	"sequence" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "event_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"path" text NOT NULL,
	"type" text NOT NULL,
	"payload" jsonb NOT NULL,
	"actor" text,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"scope" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"answer" jsonb,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_scope_key_pk" PRIMARY KEY("scope","key")
);
--> statement-breakpoint
CREATE TABLE "used_ticket" (
	"id" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "position_device" (
	"device_id" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "position_sharing" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"session_id" uuid
);
--> statement-breakpoint
CREATE TABLE "access_log" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"account_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"building" text NOT NULL,
	"facet" text NOT NULL,
	"purpose" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "roster_cell_history" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"building" text NOT NULL,
	"facet" text NOT NULL,
	"household" text NOT NULL,
	"column_key" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	"from_value" jsonb,
	"to_value" jsonb,
	"outcome" text NOT NULL,
	"denial" text
);
--> statement-breakpoint
CREATE TABLE "roster_cell" (
	"household" text NOT NULL,
	"column_key" text NOT NULL,
	"building" text NOT NULL,
	"value" jsonb,
	CONSTRAINT "roster_cell_household_column_key_pk" PRIMARY KEY("household","column_key")
);
--> statement-breakpoint
CREATE TABLE "roster_client" (
	"document" text NOT NULL,
	"client_id" bigint NOT NULL,
	"account_id" uuid NOT NULL,
	"device" uuid NOT NULL,
	"leased_at" timestamp with time zone NOT NULL,
	CONSTRAINT "roster_client_document_client_id_pk" PRIMARY KEY("document","client_id")
);
--> statement-breakpoint
CREATE TABLE "roster_snapshot" (
	"document" text PRIMARY KEY NOT NULL,
	"through" integer NOT NULL,
	"state" "bytea" NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "roster_update" (
	"document" text NOT NULL,
	"sequence" integer NOT NULL,
	"update" "bytea" NOT NULL,
	CONSTRAINT "roster_update_document_sequence_pk" PRIMARY KEY("document","sequence")
);
--> statement-breakpoint
CREATE TABLE "division_node" (
	"code" text NOT NULL,
	"version" integer NOT NULL,
	"from" timestamp with time zone NOT NULL,
	"until" timestamp with time zone,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"grid_kind" text,
	"center_lng" double precision NOT NULL,
	"center_lat" double precision NOT NULL,
	"boundary" jsonb,
	CONSTRAINT "division_node_code_version_pk" PRIMARY KEY("code","version")
);
--> statement-breakpoint
CREATE TABLE "division" (
	"version" integer PRIMARY KEY NOT NULL,
	"from" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"published_by" uuid,
	"note" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "household" (
	"code" text PRIMARY KEY NOT NULL,
	"building_code" text NOT NULL,
	"entrance" integer NOT NULL,
	"floor" integer NOT NULL,
	"flat" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "place_membership" (
	"place" text NOT NULL,
	"version" integer NOT NULL,
	"micro_grid" text NOT NULL,
	"from" timestamp with time zone NOT NULL,
	"until" timestamp with time zone,
	CONSTRAINT "place_membership_place_version_pk" PRIMARY KEY("place","version")
);
--> statement-breakpoint
CREATE TABLE "merchant" (
	"stall" text PRIMARY KEY NOT NULL,
	"trade_name" text NOT NULL,
	"trade_kind" text NOT NULL,
	"opening_state" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "place" (
	"code" text PRIMARY KEY NOT NULL,
	"level" text NOT NULL,
	"stands_in" text,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"center_lng" double precision NOT NULL,
	"center_lat" double precision NOT NULL,
	"outline" jsonb
);
--> statement-breakpoint
CREATE TABLE "division_succession" (
	"code" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"successor" text NOT NULL,
	"is_named" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "territory_map" (
	"version" text PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"document" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "case_photo" ADD CONSTRAINT "case_photo_case_id_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_step" ADD CONSTRAINT "case_step_case_id_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credential" ADD CONSTRAINT "credential_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "division_node" ADD CONSTRAINT "division_node_version_division_version_fk" FOREIGN KEY ("version") REFERENCES "public"."division"("version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "household" ADD CONSTRAINT "household_building_code_place_code_fk" FOREIGN KEY ("building_code") REFERENCES "public"."place"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_membership" ADD CONSTRAINT "place_membership_place_place_code_fk" FOREIGN KEY ("place") REFERENCES "public"."place"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_membership" ADD CONSTRAINT "place_membership_version_division_version_fk" FOREIGN KEY ("version") REFERENCES "public"."division"("version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merchant" ADD CONSTRAINT "merchant_stall_place_code_fk" FOREIGN KEY ("stall") REFERENCES "public"."place"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "division_succession" ADD CONSTRAINT "division_succession_version_division_version_fk" FOREIGN KEY ("version") REFERENCES "public"."division"("version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_photo_case_index" ON "case_photo" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "case_place_index" ON "case" USING btree ("place_code");--> statement-breakpoint
CREATE INDEX "case_path_index" ON "case" USING btree ("path" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "case_open_holder_index" ON "case" USING btree ("holder_post_id") WHERE state in ('received', 'triaged', 'inGrid', 'reopened');--> statement-breakpoint
CREATE INDEX "case_changed_index" ON "case" USING btree ("changed_at");--> statement-breakpoint
CREATE INDEX "photo_uploaded_index" ON "photo" USING btree ("uploaded_at");--> statement-breakpoint
CREATE INDEX "credential_account_index" ON "credential" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "post_account_index" ON "post" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "post_territory_index" ON "post" USING btree ("territory_path");--> statement-breakpoint
CREATE UNIQUE INDEX "post_open_index" ON "post" USING btree ("account_id","role","territory_path") WHERE "until" is null;--> statement-breakpoint
CREATE INDEX "session_account_index" ON "session" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "verification_identifier_index" ON "verification" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "due_at_index" ON "due" USING btree ("at") WHERE parked_at is null;--> statement-breakpoint
CREATE INDEX "event_path_index" ON "event" USING btree ("path");--> statement-breakpoint
CREATE INDEX "idempotency_at_index" ON "idempotency" USING btree ("at");--> statement-breakpoint
CREATE INDEX "used_ticket_expires_at_index" ON "used_ticket" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "position_device_account" ON "position_device" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "access_log_building_index" ON "access_log" USING btree ("building","at");--> statement-breakpoint
CREATE INDEX "roster_cell_history_index" ON "roster_cell_history" USING btree ("building","household","column_key");--> statement-breakpoint
CREATE INDEX "roster_cell_building_index" ON "roster_cell" USING btree ("building");--> statement-breakpoint
CREATE UNIQUE INDEX "division_node_now_index" ON "division_node" USING btree ("code") WHERE "until" is null;--> statement-breakpoint
CREATE INDEX "household_building_index" ON "household" USING btree ("building_code");--> statement-breakpoint
CREATE UNIQUE INDEX "place_membership_now_index" ON "place_membership" USING btree ("place") WHERE "until" is null;