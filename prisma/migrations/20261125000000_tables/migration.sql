-- CreateTable
CREATE TABLE "merchant" (
    "merchant_id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "setup_dismissed_at" TIMESTAMPTZ(3),

    CONSTRAINT "merchant_pkey" PRIMARY KEY ("merchant_id")
);

-- CreateTable
CREATE TABLE "shop" (
    "shop_id" SERIAL NOT NULL,
    "merchant_id" INTEGER NOT NULL,
    "domain" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "currency" TEXT NOT NULL DEFAULT 'USD',
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "country" TEXT NOT NULL DEFAULT 'US',
    "scopes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "installed_at" TIMESTAMPTZ(3),
    "uninstalled_at" TIMESTAMPTZ(3),
    "reauthorise_at" TIMESTAMPTZ(3),
    "earning_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "details_read_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shop_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "shopify_session" (
    "id" TEXT NOT NULL,
    "shop_domain" TEXT NOT NULL,
    "is_online" BOOLEAN NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "sealed" BYTEA NOT NULL,
    "refresh_lease" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shopify_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox_event" (
    "merchant_id" INTEGER NOT NULL,
    "shop_id" INTEGER NOT NULL,
    "topic" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "webhook_id" TEXT,
    "source" TEXT NOT NULL,
    "api_version" TEXT,
    "triggered_at" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "body" TEXT NOT NULL,

    CONSTRAINT "inbox_event_pkey" PRIMARY KEY ("merchant_id","shop_id","topic","event_id")
);

-- CreateTable
CREATE TABLE "inbox_todo" (
    "seq" BIGINT NOT NULL,
    "merchant_id" INTEGER NOT NULL,
    "shop_id" INTEGER NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "inbox_todo_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "inbox_result" (
    "merchant_id" INTEGER NOT NULL,
    "seq" BIGINT NOT NULL,
    "shop_id" INTEGER NOT NULL,
    "topic" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT,
    "attempts" INTEGER NOT NULL,
    "lag_ms" INTEGER NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "inbox_result_pkey" PRIMARY KEY ("merchant_id","seq")
);

-- CreateTable
CREATE TABLE "worker_process" (
    "process_id" TEXT NOT NULL,
    "worker_ids" TEXT[],
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "worker_process_pkey" PRIMARY KEY ("process_id")
);

-- CreateTable
CREATE TABLE "profile" (
    "merchant_id" INTEGER NOT NULL,
    "profile_id" BIGSERIAL NOT NULL,
    "first_name" TEXT,
    "last_name" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "locale" TEXT,
    "tags" TEXT[],
    "sort_name" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "enrolled_at" TIMESTAMPTZ(3),
    "source_updated_at" TIMESTAMPTZ(3),
    "merged_into" BIGINT,
    "redacted_at" TIMESTAMPTZ(3),

    CONSTRAINT "profile_pkey" PRIMARY KEY ("merchant_id","profile_id")
);

-- CreateTable
CREATE TABLE "profile_identity" (
    "merchant_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "shop_id" INTEGER NOT NULL DEFAULT 0,
    "value" TEXT NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "verified" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "profile_identity_pkey" PRIMARY KEY ("merchant_id","kind","shop_id","value")
);

-- CreateTable
CREATE TABLE "profile_term" (
    "merchant_id" INTEGER NOT NULL,
    "term" TEXT NOT NULL,
    "profile_id" BIGINT NOT NULL,

    CONSTRAINT "profile_term_pkey" PRIMARY KEY ("merchant_id","term","profile_id")
);

-- CreateTable
CREATE TABLE "profile_merge" (
    "merchant_id" INTEGER NOT NULL,
    "merge_id" BIGSERIAL NOT NULL,
    "from_profile_id" BIGINT NOT NULL,
    "into_profile_id" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "merged_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "profile_merge_pkey" PRIMARY KEY ("merchant_id","merge_id")
);

-- CreateTable
CREATE TABLE "profile_match" (
    "merchant_id" INTEGER NOT NULL,
    "profile_a" BIGINT NOT NULL,
    "profile_b" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "profile_match_pkey" PRIMARY KEY ("merchant_id","profile_a","profile_b")
);

-- CreateTable
CREATE TABLE "ledger_account" (
    "merchant_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "pending" BIGINT NOT NULL DEFAULT 0,
    "available" BIGINT NOT NULL DEFAULT 0,
    "held" BIGINT NOT NULL DEFAULT 0,
    "debt" BIGINT NOT NULL DEFAULT 0,
    "version" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "ledger_account_pkey" PRIMARY KEY ("merchant_id","profile_id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "merchant_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "d_pending" BIGINT NOT NULL DEFAULT 0,
    "d_available" BIGINT NOT NULL DEFAULT 0,
    "d_held" BIGINT NOT NULL DEFAULT 0,
    "d_debt" BIGINT NOT NULL DEFAULT 0,
    "d_shortfall" BIGINT NOT NULL DEFAULT 0,
    "pending" BIGINT NOT NULL,
    "available" BIGINT NOT NULL,
    "held" BIGINT NOT NULL,
    "debt" BIGINT NOT NULL,
    "key" TEXT NOT NULL,
    "input_hash" BYTEA NOT NULL,
    "source" TEXT NOT NULL,
    "shop_id" INTEGER,
    "order_id" BIGINT,
    "redemption_id" BIGINT,
    "rule_version" INTEGER,
    "reason" TEXT NOT NULL,
    "note" TEXT,
    "actor" TEXT,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("merchant_id","profile_id","version")
);

-- CreateTable
CREATE TABLE "point_lot" (
    "merchant_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    "lot_no" INTEGER NOT NULL DEFAULT 0,
    "shop_id" INTEGER,
    "order_id" BIGINT,
    "earned_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "amount" BIGINT NOT NULL,
    "remaining" BIGINT NOT NULL,

    CONSTRAINT "point_lot_pkey" PRIMARY KEY ("merchant_id","profile_id","version","lot_no")
);

-- CreateTable
CREATE TABLE "lot_use" (
    "merchant_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    "lot_version" BIGINT NOT NULL,
    "lot_no" INTEGER NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "lot_use_pkey" PRIMARY KEY ("merchant_id","profile_id","version","lot_version","lot_no")
);

-- CreateTable
CREATE TABLE "shop_order" (
    "merchant_id" INTEGER NOT NULL,
    "shop_id" INTEGER NOT NULL,
    "order_id" BIGINT NOT NULL,
    "profile_id" BIGINT,
    "name" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "location_id" BIGINT,
    "financial_status" TEXT NOT NULL,
    "fulfillment_status" TEXT NOT NULL,
    "processed_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3),
    "paid_at" TIMESTAMPTZ(3),
    "currency" TEXT NOT NULL,
    "total" BIGINT NOT NULL,
    "current_total" BIGINT NOT NULL,
    "test" BOOLEAN NOT NULL,
    "state" JSONB NOT NULL,
    "rule_version" INTEGER,
    "pins" JSONB,
    "target_pending" BIGINT NOT NULL DEFAULT 0,
    "target_available" BIGINT NOT NULL DEFAULT 0,
    "target_reason" TEXT NOT NULL DEFAULT '',
    "matures_at" TIMESTAMPTZ(3),
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shop_order_pkey" PRIMARY KEY ("merchant_id","shop_id","order_id")
);

-- CreateTable
CREATE TABLE "order_part" (
    "merchant_id" INTEGER NOT NULL,
    "shop_id" INTEGER NOT NULL,
    "order_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "part_id" BIGINT NOT NULL,
    "state" JSONB NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "order_part_pkey" PRIMARY KEY ("merchant_id","shop_id","order_id","kind","part_id")
);

-- CreateTable
CREATE TABLE "product_fact" (
    "merchant_id" INTEGER NOT NULL,
    "shop_id" INTEGER NOT NULL,
    "product_id" BIGINT NOT NULL,
    "title" TEXT NOT NULL,
    "tags" TEXT[],
    "collection_ids" BIGINT[],
    "collections_read_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "product_fact_pkey" PRIMARY KEY ("merchant_id","shop_id","product_id")
);

-- CreateTable
CREATE TABLE "shop_location" (
    "merchant_id" INTEGER NOT NULL,
    "shop_id" INTEGER NOT NULL,
    "location_id" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shop_location_pkey" PRIMARY KEY ("merchant_id","shop_id","location_id")
);

-- CreateTable
CREATE TABLE "program_version" (
    "merchant_id" INTEGER NOT NULL,
    "program" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "settings" JSONB NOT NULL,
    "author" TEXT NOT NULL,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "effective_from" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "program_version_pkey" PRIMARY KEY ("merchant_id","program","version")
);

-- CreateTable
CREATE TABLE "customer_stat" (
    "merchant_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "orders_online" INTEGER NOT NULL DEFAULT 0,
    "orders_pos" INTEGER NOT NULL DEFAULT 0,
    "orders_other" INTEGER NOT NULL DEFAULT 0,
    "spent" BIGINT NOT NULL DEFAULT 0,
    "last_order_at" TIMESTAMPTZ(3),

    CONSTRAINT "customer_stat_pkey" PRIMARY KEY ("merchant_id","profile_id")
);

-- CreateTable
CREATE TABLE "day_stat" (
    "merchant_id" INTEGER NOT NULL,
    "shop_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "channel" TEXT NOT NULL,
    "orders" INTEGER NOT NULL DEFAULT 0,
    "net" BIGINT NOT NULL DEFAULT 0,
    "earned" BIGINT NOT NULL DEFAULT 0,
    "taken_back" BIGINT NOT NULL DEFAULT 0,
    "adjusted" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "day_stat_pkey" PRIMARY KEY ("merchant_id","shop_id","day","channel")
);

-- CreateTable
CREATE TABLE "shop_sync" (
    "merchant_id" INTEGER NOT NULL,
    "shop_id" INTEGER NOT NULL,
    "watermark" TIMESTAMPTZ(3) NOT NULL,
    "cursor" TEXT,
    "lease_until" TIMESTAMPTZ(3),

    CONSTRAINT "shop_sync_pkey" PRIMARY KEY ("merchant_id","shop_id")
);

-- CreateTable
CREATE TABLE "reconcile_run" (
    "merchant_id" INTEGER NOT NULL,
    "run_id" BIGSERIAL NOT NULL,
    "shop_id" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3) NOT NULL,
    "seen" INTEGER NOT NULL DEFAULT 0,
    "healed" INTEGER NOT NULL DEFAULT 0,
    "status" TEXT NOT NULL DEFAULT 'running',
    "error" TEXT,

    CONSTRAINT "reconcile_run_pkey" PRIMARY KEY ("merchant_id","run_id")
);

-- CreateTable
CREATE TABLE "backfill" (
    "merchant_id" INTEGER NOT NULL,
    "backfill_id" BIGSERIAL NOT NULL,
    "shop_id" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'asked',
    "since" TIMESTAMPTZ(3) NOT NULL,
    "gives_points" BOOLEAN NOT NULL,
    "requested_by" TEXT NOT NULL,
    "bulk_operation_id" TEXT,
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "backfill_pkey" PRIMARY KEY ("merchant_id","backfill_id")
);

-- CreateTable
CREATE TABLE "privacy_request" (
    "merchant_id" INTEGER NOT NULL,
    "request_id" BIGSERIAL NOT NULL,
    "shop_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "profile_id" BIGINT,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "privacy_request_pkey" PRIMARY KEY ("merchant_id","request_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "shop_domain_key" ON "shop"("domain");

-- CreateIndex
CREATE UNIQUE INDEX "shop_merchant_id_shop_id_key" ON "shop"("merchant_id", "shop_id");

-- CreateIndex
CREATE INDEX "shopify_session_shop_domain_idx" ON "shopify_session"("shop_domain");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_event_merchant_id_seq_key" ON "inbox_event"("merchant_id", "seq");

-- CreateIndex
CREATE INDEX "inbox_todo_due_at_seq_idx" ON "inbox_todo"("due_at", "seq");

-- CreateIndex
CREATE INDEX "inbox_result_merchant_id_outcome_finished_at_idx" ON "inbox_result"("merchant_id", "outcome", "finished_at");

-- CreateIndex
CREATE INDEX "inbox_result_merchant_id_finished_at_idx" ON "inbox_result"("merchant_id", "finished_at");

-- CreateIndex
CREATE INDEX "profile_merchant_id_sort_name_profile_id_idx" ON "profile"("merchant_id", "sort_name", "profile_id");

-- CreateIndex
CREATE INDEX "profile_merchant_id_created_at_profile_id_idx" ON "profile"("merchant_id", "created_at", "profile_id");

-- CreateIndex
CREATE INDEX "profile_identity_merchant_id_profile_id_idx" ON "profile_identity"("merchant_id", "profile_id");

-- CreateIndex
CREATE INDEX "profile_term_merchant_id_profile_id_idx" ON "profile_term"("merchant_id", "profile_id");

-- CreateIndex
CREATE INDEX "profile_merge_merchant_id_into_profile_id_idx" ON "profile_merge"("merchant_id", "into_profile_id");

-- CreateIndex
CREATE INDEX "profile_merge_merchant_id_from_profile_id_idx" ON "profile_merge"("merchant_id", "from_profile_id");

-- CreateIndex
CREATE INDEX "profile_match_merchant_id_profile_b_idx" ON "profile_match"("merchant_id", "profile_b");

-- CreateIndex
CREATE INDEX "ledger_account_merchant_id_available_profile_id_idx" ON "ledger_account"("merchant_id", "available", "profile_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_merchant_id_key_key" ON "ledger_entry"("merchant_id", "key");

-- CreateIndex
CREATE INDEX "shop_order_merchant_id_profile_id_processed_at_idx" ON "shop_order"("merchant_id", "profile_id", "processed_at");

-- CreateIndex
CREATE INDEX "shop_order_merchant_id_processed_at_idx" ON "shop_order"("merchant_id", "processed_at");

-- CreateIndex
CREATE INDEX "customer_stat_merchant_id_last_order_at_profile_id_idx" ON "customer_stat"("merchant_id", "last_order_at", "profile_id");

-- CreateIndex
CREATE INDEX "customer_stat_merchant_id_spent_profile_id_idx" ON "customer_stat"("merchant_id", "spent", "profile_id");

-- CreateIndex
CREATE INDEX "day_stat_merchant_id_day_idx" ON "day_stat"("merchant_id", "day");

-- CreateIndex
CREATE INDEX "reconcile_run_merchant_id_started_at_idx" ON "reconcile_run"("merchant_id", "started_at");

-- CreateIndex
CREATE UNIQUE INDEX "privacy_request_merchant_id_shop_id_kind_subject_key" ON "privacy_request"("merchant_id", "shop_id", "kind", "subject");

-- AddForeignKey
ALTER TABLE "shop" ADD CONSTRAINT "shop_merchant_id_fkey" FOREIGN KEY ("merchant_id") REFERENCES "merchant"("merchant_id") ON DELETE RESTRICT ON UPDATE CASCADE;
