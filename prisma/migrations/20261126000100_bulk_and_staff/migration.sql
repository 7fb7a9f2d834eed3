-- Who of the staff did what, and balances that a file changes.

-- CreateTable
CREATE TABLE "staff_action" (
    "merchant_id" INTEGER NOT NULL,
    "action_id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "profile_id" BIGINT,
    "detail" JSONB NOT NULL,

    CONSTRAINT "staff_action_pkey" PRIMARY KEY ("merchant_id","action_id")
);

-- CreateTable
CREATE TABLE "bulk_run" (
    "merchant_id" INTEGER NOT NULL,
    "run_id" BIGSERIAL NOT NULL,
    "shop_id" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'reading',
    "mode" TEXT NOT NULL,
    "strangers" TEXT NOT NULL,
    "silent" BOOLEAN NOT NULL DEFAULT true,
    "note" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_hash" BYTEA NOT NULL,
    "file" BYTEA,
    "source" TEXT,
    "header" TEXT[],
    "unread" TEXT[],
    "asked_by" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "apply_by" TEXT,
    "apply_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "rows" INTEGER NOT NULL DEFAULT 0,
    "planned" INTEGER NOT NULL DEFAULT 0,
    "new_people" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "to_add" BIGINT NOT NULL DEFAULT 0,
    "to_take" BIGINT NOT NULL DEFAULT 0,
    "applied" INTEGER NOT NULL DEFAULT 0,
    "added" BIGINT NOT NULL DEFAULT 0,
    "taken" BIGINT NOT NULL DEFAULT 0,
    "problem" TEXT,

    CONSTRAINT "bulk_run_pkey" PRIMARY KEY ("merchant_id","run_id")
);

-- CreateTable
CREATE TABLE "bulk_row" (
    "merchant_id" INTEGER NOT NULL,
    "run_id" BIGINT NOT NULL,
    "line" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "cells" TEXT[],
    "email" TEXT,
    "phone" TEXT,
    "customer_id" BIGINT,
    "first_name" TEXT,
    "last_name" TEXT,
    "note" TEXT,
    "points" BIGINT,
    "profile_id" BIGINT,
    "before" BIGINT,
    "change" BIGINT,
    "reason" TEXT,

    CONSTRAINT "bulk_row_pkey" PRIMARY KEY ("merchant_id","run_id","line")
);

-- CreateIndex
CREATE INDEX "staff_action_merchant_id_kind_action_id_idx" ON "staff_action"("merchant_id", "kind", "action_id");

-- CreateIndex
CREATE INDEX "bulk_row_merchant_id_profile_id_idx" ON "bulk_row"("merchant_id", "profile_id");

ALTER TABLE bulk_run
  ADD CONSTRAINT bulk_run_status CHECK (status IN ('reading', 'ready', 'applying', 'done', 'failed', 'discarded')),
  ADD CONSTRAINT bulk_run_mode CHECK (mode IN ('add', 'set')),
  ADD CONSTRAINT bulk_run_strangers CHECK (strangers IN ('refuse', 'create'));
ALTER TABLE bulk_row
  ADD CONSTRAINT bulk_row_status CHECK (status IN ('planned', 'unchanged', 'refused', 'applied')),
  ADD CONSTRAINT bulk_row_refused_for_a_reason CHECK (status <> 'refused' OR reason IS NOT NULL);

-- What is left to do, and what to tell: both small beside a file of a hundred thousand rows.
CREATE INDEX bulk_row_planned ON bulk_row (merchant_id, run_id, line) WHERE status = 'planned';
CREATE INDEX bulk_row_refused ON bulk_row (merchant_id, run_id, line) WHERE status = 'refused';
