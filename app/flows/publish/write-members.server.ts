import { asMerchantId, type MerchantId, type ProfileId, type ShopId } from "#app/vocabulary/ids.ts";
import { MEMBER_METAFIELD, type MemberMetafield } from "#app/contracts/member-metafield.ts";
import { now } from "#app/platform/clock.server.ts";
import { snapshot, transaction } from "#app/platform/db.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import { readHoldings } from "#app/modules/ledger/index.ts";
import { listCustomersOf } from "#app/modules/profiles/index.ts";
import { readVersions, versionInForce } from "#app/modules/programs/index.ts";
import {
  listMerchantsWaiting,
  listWaitingMembers,
  takeOffWaiting,
  type WaitingMember,
} from "#app/modules/publishing/index.ts";
import { readTiersHeld, TIERS } from "#app/modules/tiers/index.ts";
import { writeMetafields, type JsonMetafield } from "#app/shopify/operations/write-metafields.ts";
import { withAdmin } from "../with-admin.server.ts";
import { publishMembers } from "./ask-to-publish.server.ts";

/** Granted with the app's next opening after it was asked for; then everybody is written anew. */
const SCOPE = "write_customers";
/** Notes taken at once: many of the same person become one. */
const NOTES_AT_ONCE = 1_000;
/** A job ends after so many, so that a merchant's other publishing has its turn. */
const MOST_ROUNDS = 20;

/** What Shopify shall say of people, by the shop whose customers they are: one state of the database, read at once. */
async function readFacts(
  merchantId: MerchantId,
  profileIds: readonly ProfileId[],
  at: Date,
): Promise<Map<ShopId, JsonMetafield[]>> {
  return snapshot(async (tx) => {
    const customers = await listCustomersOf(tx, merchantId, profileIds);
    const holdings = await readHoldings(tx, merchantId, profileIds, at);
    const held = await readTiersHeld(tx, merchantId, profileIds);
    const tiers = versionInForce(await readVersions(merchantId, TIERS, tx), at)?.settings.tiers ?? [];
    // Who has bought nothing yet is in the tier that asks for nothing, if there is one.
    const free = tiers.find(({ threshold }) => Number(threshold) === 0);
    const factsOf = (profileId: ProfileId): MemberMetafield => {
      const own = held.get(profileId);
      const tier = tiers.find(({ id }) => id === own?.tier) ?? free;
      return {
        points: Math.max(0, holdings.get(profileId)?.spendable ?? 0),
        tier: tier ? { id: tier.id, name: tier.name } : null,
        until: tier && tier.id === own?.tier ? own.until : null,
      };
    };
    const byShop = new Map<ShopId, JsonMetafield[]>();
    for (const { profileId, shopId, customerId } of customers) {
      const { namespace, key } = MEMBER_METAFIELD;
      const ownerId = `gid://shopify/Customer/${customerId}`;
      const own = byShop.get(shopId) ?? [];
      byShop.set(shopId, [...own, { ownerId, namespace, key, value: factsOf(profileId) }]);
    }
    return byShop;
  });
}

async function writeSome(merchantId: MerchantId, waiting: readonly WaitingMember[]): Promise<void> {
  const profileIds = [...new Set(waiting.map(({ profileId }) => profileId))];
  for (const [shopId, metafields] of await readFacts(merchantId, profileIds, now())) {
    await withAdmin({ merchantId, shopId }, async ({ scopes }, client) => {
      if (!scopes.includes(SCOPE))
        return logger.warn("customers cannot be written before the scope is granted");
      const refused = await writeMetafields(client, metafields);
      if (refused.length > 0) logger.warn({ refused: refused.length }, "customers without facts of loyalty");
    });
  }
  await takeOffWaiting(merchantId, waiting);
}

/**
 * Writes to Shopify what has changed of a merchant's members: always their newest state, however often it changed. A
 * shop that is not installed, or whose token is gone, is left out: opening the app again has everybody written anew.
 */
export async function writeMembers(ids: { merchantId: number }): Promise<void> {
  const merchantId = asMerchantId(ids.merchantId);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const waiting = await listWaitingMembers(merchantId, NOTES_AT_ONCE);
    if (waiting.length > 0) await writeSome(merchantId, waiting);
    if (waiting.length < NOTES_AT_ONCE) return;
  }
  await transaction((tx) => publishMembers(tx, merchantId));
}

/** By the clock: whoever waits is published within a minute. */
export async function publishWaitingMembers(): Promise<void> {
  for (const merchantId of await listMerchantsWaiting())
    await transaction((tx) => publishMembers(tx, merchantId));
}
