-- Points that no order gives, such as those for reaching a tier, in the figures per day.

-- AlterTable
ALTER TABLE "day_stat" ADD COLUMN "bonus" BIGINT NOT NULL DEFAULT 0;
