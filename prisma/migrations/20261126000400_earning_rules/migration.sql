-- What rules gave each person, once per occasion: an order (which keeps it in step with its state), a birthday, an
-- action. Limits per person and rank are counted from it.
CREATE TABLE "rule_award" (
    "merchant_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "rule_id" TEXT NOT NULL,
    "occasion" TEXT NOT NULL,
    "shop_id" INTEGER,
    "order_id" BIGINT,
    "points" BIGINT NOT NULL,
    "day" DATE NOT NULL,

    CONSTRAINT "rule_award_pkey" PRIMARY KEY ("merchant_id","profile_id","rule_id","occasion")
);
ALTER TABLE "rule_award" ADD CONSTRAINT "rule_award_gives" CHECK (points > 0);
