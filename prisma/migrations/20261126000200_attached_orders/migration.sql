-- AlterTable
ALTER TABLE "shop_order" ADD COLUMN     "attached_profile_id" BIGINT;

-- CreateIndex
CREATE INDEX "shop_order_merchant_id_shop_id_name_idx" ON "shop_order"("merchant_id", "shop_id", "name");

-- An attached order belongs to the person it was attached to, whoever its own contact details name.
ALTER TABLE shop_order
  ADD CONSTRAINT shop_order_attached_to_its_person
    CHECK (attached_profile_id IS NULL OR (profile_id IS NOT NULL AND profile_id = attached_profile_id));

-- Attached orders are few; a request for erasure looks through them.
CREATE INDEX shop_order_attached ON shop_order (merchant_id) WHERE attached_profile_id IS NOT NULL;
