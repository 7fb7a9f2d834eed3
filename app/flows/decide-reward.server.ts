import type { ProfileId, ShopifyId } from "#app/vocabulary/ids.ts";
import type { CurrencyCode } from "#app/vocabulary/money.ts";
import { NO_POINTS, type Points } from "#app/vocabulary/points.ts";
import type { Sql } from "#app/platform/db.server.ts";
import { readHoldings } from "#app/modules/ledger/index.ts";
import { loadProductFacts, productKey } from "#app/modules/orders/index.ts";
import { readVersions, versionInForce } from "#app/modules/programs/index.ts";
import {
  countHad,
  decideRedemption,
  limitSince,
  type Basket,
  type RedemptionDecision,
  type RedemptionSurface,
  type StockedReward,
} from "#app/modules/redemption/index.ts";
import type { Shop } from "#app/modules/shops/index.ts";
import { momentKey, readTiersAt, TIERS } from "#app/modules/tiers/index.ts";

/** Who asks for a reward, and with what in hand. */
export interface RewardWish {
  shop: Shop;
  profileId: ProfileId;
  /** Whom the discount will be bound to. */
  customerId: ShopifyId | null;
  /** Null: the reward has one price, or the least will do. */
  points: Points | null;
  surface: RedemptionSurface;
  /** What the shopper pays in. */
  currency: CurrencyCode;
  basket: Basket | null;
}

/** The tier that counts, the one that asks for nothing included; null where there is none. */
async function tierNow(tx: Sql, { shop, profileId }: RewardWish, now: Date): Promise<string | null> {
  const { merchantId } = shop;
  const inForce = versionInForce(await readVersions(merchantId, TIERS, tx), now);
  if (!inForce) return null;
  const moment = { profileId, at: now };
  const id = (await readTiersAt(tx, merchantId, [moment])).get(momentKey(moment));
  const { tiers } = inForce.settings;
  return tiers.find((tier) => (id ? tier.id === id : Number(tier.threshold) === 0))?.id ?? null;
}

async function readCollections(
  tx: Sql,
  { shop: { merchantId, shopId }, basket }: RewardWish,
): Promise<(productId: string) => readonly string[] | null> {
  const ids = [...new Set(basket?.lines.map(({ productId }) => productId))];
  const keyOf = (productId: string) => ({ merchantId, shopId, productId });
  const facts = ids.length > 0 ? await loadProductFacts(tx, ids.map(keyOf)) : new Map<string, never>();
  return (productId) => facts.get(productKey(keyOf(productId)))?.collectionIds ?? null;
}

/** Reads everything that a decision about a reward depends on, and decides. Call with the person and the reward locked. */
export async function decideReward(
  tx: Sql,
  reward: StockedReward,
  wish: RewardWish,
  now: Date,
): Promise<RedemptionDecision> {
  const { shop, profileId, surface, currency, basket } = wish;
  const { merchantId, timeZone } = shop;
  const holdings = await readHoldings(tx, merchantId, [profileId], now);
  const since = limitSince(reward.terms.conditions, timeZone, now);
  return decideRedemption(
    reward,
    wish.points,
    {
      channel: surface === "pos" ? "pos" : "online",
      currency,
      shopCurrency: shop.currency,
      timeZone,
      // Points that inactivity has ended are found out by the hold itself.
      spendable: holdings.get(profileId)?.spendable ?? NO_POINTS,
      tier: await tierNow(tx, wish, now),
      had: await countHad(tx, { merchantId, profileId, rewardId: reward.rewardId, since }),
      taken: reward.taken,
      hasCustomer: wish.customerId !== null,
      basket,
      collectionsOf: await readCollections(tx, wish),
    },
    now,
  );
}
