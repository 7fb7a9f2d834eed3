import { asMerchantId, type MerchantId } from "#app/vocabulary/ids.ts";
import { PROGRAM_METAFIELD } from "#app/contracts/program-facts.ts";
import { now } from "#app/platform/clock.server.ts";
import { snapshot, transaction, type Sql } from "#app/platform/db.server.ts";
import { BRAND, defaultBrand } from "#app/modules/brand/index.ts";
import { EARNING } from "#app/modules/earning/index.ts";
import { readVersions, versionInForce } from "#app/modules/programs/index.ts";
import { letAllWait } from "#app/modules/publishing/index.ts";
import { listActiveRewards } from "#app/modules/redemption/index.ts";
import { listShops } from "#app/modules/shops/index.ts";
import { TIERS } from "#app/modules/tiers/index.ts";
import { readShopGid, writeMetafields } from "#app/shopify/operations/write-metafields.ts";
import { firstShops } from "../first-shops.server.ts";
import { withAdmin } from "../with-admin.server.ts";
import { publishMembers, publishProgram } from "./ask-to-publish.server.ts";
import { dayHasBegun } from "./new-day.ts";
import { programFacts } from "./program-facts.ts";
import type { ProgramInForce } from "./program-texts.ts";

async function readProgram(tx: Sql, merchantId: MerchantId, at: Date): Promise<ProgramInForce> {
  return {
    earning: versionInForce(await readVersions(merchantId, EARNING, tx), at)?.settings ?? null,
    tiers: versionInForce(await readVersions(merchantId, TIERS, tx), at)?.settings ?? null,
    brand: versionInForce(await readVersions(merchantId, BRAND, tx), at)?.settings ?? defaultBrand(),
    rewards: await listActiveRewards(merchantId, tx),
  };
}

/** Writes the program as it is now to each shop of the merchant; and if asked, has all members written anew. */
export async function writeProgram(wish: { merchantId: number; members: boolean }): Promise<void> {
  const merchantId = asMerchantId(wish.merchantId);
  const at = now();
  const program = await snapshot((tx) => readProgram(tx, merchantId, at));
  for (const { shopId } of await listShops(merchantId)) {
    await withAdmin({ merchantId, shopId }, async (shop, client) => {
      const ownerId = await readShopGid(client);
      const value = programFacts(shop, program, at);
      const refused = await writeMetafields(client, [{ ownerId, ...PROGRAM_METAFIELD, value }]);
      if (refused.length > 0) throw new Error("Shopify does not keep the program's facts");
    });
  }
  if (!wish.members) return;
  await transaction(async (tx) => {
    await letAllWait(tx, merchantId);
    await publishMembers(tx, merchantId);
  });
}

/** By the clock, every hour: where a day has just begun, campaigns begin and end with it. */
export async function publishNewDays(): Promise<void> {
  const at = now();
  for (const { merchantId, timeZone } of await firstShops())
    if (dayHasBegun(timeZone, at)) await transaction((tx) => publishProgram(tx, merchantId));
}
