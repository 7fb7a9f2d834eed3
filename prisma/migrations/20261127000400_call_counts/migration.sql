-- How often a customer called in the running minute. Unlogged: after a crash of the database everybody begins at nought.

-- CreateTable
CREATE UNLOGGED TABLE "call_count" (
    "merchant_id" INTEGER NOT NULL,
    "shop_id" INTEGER NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "minute" TIMESTAMPTZ(3) NOT NULL,
    "calls" INTEGER NOT NULL,

    CONSTRAINT "call_count_pkey" PRIMARY KEY ("merchant_id","shop_id","customer_id")
);
