-- Tiers: what an order counts towards them, who is in which, and how they came there.

-- AlterTable
ALTER TABLE "shop_order" ADD COLUMN "counted_points" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN "counted_spend" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN "counted_orders" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "member_tier" (
    "merchant_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "base_tier" TEXT,
    "tier" TEXT,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "below_since" DATE,
    "kept_until" DATE,
    "floor_tier" TEXT,
    "floor_until" DATE,

    CONSTRAINT "member_tier_pkey" PRIMARY KEY ("merchant_id","profile_id")
);

-- CreateTable
CREATE TABLE "tier_change" (
    "merchant_id" INTEGER NOT NULL,
    "change_id" BIGSERIAL NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "from_tier" TEXT,
    "to_tier" TEXT,
    "cause" TEXT NOT NULL,
    "actor" TEXT,
    "note" TEXT,

    CONSTRAINT "tier_change_pkey" PRIMARY KEY ("merchant_id","change_id")
);

-- CreateTable
CREATE TABLE "tier_entry" (
    "merchant_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "tier" TEXT NOT NULL,
    "reached_at" TIMESTAMPTZ(3) NOT NULL,
    "reward" BIGINT NOT NULL,

    CONSTRAINT "tier_entry_pkey" PRIMARY KEY ("merchant_id","profile_id","tier")
);

-- CreateTable
CREATE TABLE "tier_run" (
    "merchant_id" INTEGER NOT NULL,
    "evaluated_on" DATE NOT NULL,
    "version" INTEGER NOT NULL,
    "members" INTEGER NOT NULL,
    "moved" INTEGER NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tier_run_pkey" PRIMARY KEY ("merchant_id")
);

-- CreateIndex
CREATE INDEX "member_tier_merchant_id_tier_profile_id_idx" ON "member_tier"("merchant_id", "tier", "profile_id");

-- CreateIndex
CREATE INDEX "tier_change_merchant_id_profile_id_at_change_id_idx" ON "tier_change"("merchant_id", "profile_id", "at", "change_id");

ALTER TABLE shop_order ADD CONSTRAINT shop_order_counted
  CHECK (counted_orders IN (0, 1) AND counted_points >= 0 AND counted_spend >= 0
    AND (counted_orders = 1 OR (counted_points = 0 AND counted_spend = 0)));
ALTER TABLE member_tier ADD CONSTRAINT member_tier_floor CHECK (floor_tier IS NOT NULL OR floor_until IS NULL);
ALTER TABLE tier_change
  ADD CONSTRAINT tier_change_cause CHECK (cause IN ('order', 'time', 'program', 'staff', 'merge')),
  ADD CONSTRAINT tier_change_moves CHECK (from_tier IS DISTINCT FROM to_tier);
ALTER TABLE tier_entry ADD CONSTRAINT tier_entry_reward CHECK (reward >= 0);

-- Sums per person and span of time are read from this index alone.
CREATE INDEX shop_order_counts ON shop_order (merchant_id, profile_id, processed_at)
  INCLUDE (counted_points, counted_spend, counted_orders) WHERE counted_orders > 0;
