import type { MerchantId } from "#app/vocabulary/ids.ts";
import type { Sql } from "#app/platform/db.server.ts";
import {
  defaultExpirySettings,
  EXPIRY,
  expiresAt,
  idleCutoff,
  type ExpirySettings,
} from "#app/modules/expiry/index.ts";
import { readVersions, versionInForce } from "#app/modules/programs/index.ts";
import type { Shop } from "#app/modules/shops/index.ts";

/** The settings that count at an instant; points never end while the merchant has saved none. */
export async function expiryInForce(merchantId: MerchantId, at: Date, tx?: Sql): Promise<ExpirySettings> {
  const versions = await readVersions(merchantId, EXPIRY, tx);
  return versionInForce(versions, at)?.settings ?? defaultExpirySettings();
}

/** The date of a lot that is made now, whenever its points were earned. */
export async function lotExpiry(
  tx: Sql,
  shop: Pick<Shop, "merchantId" | "timeZone">,
  now: Date,
): Promise<(earnedAt: Date) => Date | null> {
  const settings = await expiryInForce(shop.merchantId, now, tx);
  return (earnedAt) => expiresAt(earnedAt, settings, shop.timeZone);
}

/** Who was last active before this has nothing to spend; null when inactivity ends nothing. */
export async function idleBeforeNow(
  tx: Sql,
  shop: Pick<Shop, "merchantId" | "timeZone">,
  now: Date,
): Promise<Date | null> {
  return idleCutoff(await readVersions(shop.merchantId, EXPIRY, tx), now, shop.timeZone);
}
