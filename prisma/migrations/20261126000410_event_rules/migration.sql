-- What rules need to know of a person, and the door by which other programs tell of actions.

-- AlterTable
ALTER TABLE "profile" ADD COLUMN "customer_since" TIMESTAMPTZ(3),
ADD COLUMN "birthday" TEXT,
ADD COLUMN "birthday_known_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "api_key" (
    "merchant_id" INTEGER NOT NULL,
    "key_id" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "minute" TIMESTAMPTZ(3),
    "used" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("merchant_id","key_id")
);

-- CreateTable
CREATE TABLE "action_request" (
    "merchant_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "input_hash" BYTEA NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "points" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "action_request_pkey" PRIMARY KEY ("merchant_id","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "api_key_merchant_id_hash_key" ON "api_key"("merchant_id", "hash");

ALTER TABLE "profile" ADD CONSTRAINT "profile_birthday" CHECK (birthday ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$');

-- Whose birthday it is today: few people of many.
CREATE INDEX profile_birthdays ON profile (merchant_id, birthday)
  WHERE birthday IS NOT NULL AND merged_into IS NULL AND redacted_at IS NULL;
