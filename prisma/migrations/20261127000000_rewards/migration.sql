-- Rewards, and what members have spent points on.

-- CreateTable
CREATE TABLE "reward" (
    "merchant_id" INTEGER NOT NULL,
    "reward_id" BIGSERIAL NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "position" INTEGER NOT NULL DEFAULT 0,
    "terms" JSONB NOT NULL,
    "taken" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reward_pkey" PRIMARY KEY ("merchant_id","reward_id")
);

-- CreateTable
CREATE TABLE "reward_revision" (
    "merchant_id" INTEGER NOT NULL,
    "reward_id" BIGINT NOT NULL,
    "revision" INTEGER NOT NULL,
    "terms" JSONB NOT NULL,
    "author" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reward_revision_pkey" PRIMARY KEY ("merchant_id","reward_id","revision")
);

-- CreateTable
CREATE TABLE "redemption" (
    "merchant_id" INTEGER NOT NULL,
    "redemption_id" BIGSERIAL NOT NULL,
    "shop_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "customer_id" BIGINT,
    "reward_id" BIGINT NOT NULL,
    "reward_revision" INTEGER NOT NULL,
    "surface" TEXT NOT NULL,
    "points" BIGINT NOT NULL,
    "key" TEXT NOT NULL,
    "input_hash" BYTEA NOT NULL,
    "hold_id" BIGINT NOT NULL,
    "terms" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'reserved',
    "code" TEXT,
    "shopify_gid" TEXT,
    "order_id" BIGINT,
    "release_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "issued_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "redemption_pkey" PRIMARY KEY ("merchant_id","redemption_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "redemption_merchant_id_key_key" ON "redemption"("merchant_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "redemption_merchant_id_hold_id_key" ON "redemption"("merchant_id", "hold_id");

-- CreateIndex
CREATE INDEX "redemption_merchant_id_profile_id_created_at_idx" ON "redemption"("merchant_id", "profile_id", "created_at");

-- CreateIndex
CREATE INDEX "redemption_merchant_id_shop_id_shopify_gid_idx" ON "redemption"("merchant_id", "shop_id", "shopify_gid");

ALTER TABLE reward ADD CONSTRAINT reward_status CHECK (status IN ('draft', 'active', 'archived')),
  ADD CONSTRAINT reward_taken CHECK (taken >= 0);
ALTER TABLE redemption
  ADD CONSTRAINT redemption_state CHECK (state IN ('reserved', 'issued', 'captured', 'released')),
  ADD CONSTRAINT redemption_points CHECK (points > 0),
  ADD CONSTRAINT redemption_closed CHECK ((closed_at IS NULL) = (state IN ('reserved', 'issued'))),
  ADD CONSTRAINT redemption_release CHECK ((release_reason IS NOT NULL) = (state = 'released'));

-- An order is matched by its code, whatever the case in which a shopper typed it.
CREATE UNIQUE INDEX redemption_code ON redemption (merchant_id, shop_id, upper(code)) WHERE code IS NOT NULL;
-- What carries on an order, for its refunds.
CREATE INDEX redemption_of_order ON redemption (merchant_id, shop_id, order_id) WHERE order_id IS NOT NULL;
-- What a crash left between the points and Shopify, and what time has ended.
CREATE INDEX redemption_open ON redemption (merchant_id, expires_at) WHERE state IN ('reserved', 'issued');
-- What still stands in Shopify after its end.
CREATE INDEX redemption_left_over ON redemption (merchant_id, closed_at)
  WHERE state = 'released' AND shopify_gid IS NOT NULL AND removed_at IS NULL;
