import type { ShopifyId } from "#app/vocabulary/ids.ts";
import type { RewardConditions, RewardTerms } from "#app/modules/redemption/index.ts";
import { customer, id, minor, order } from "../factories/order.ts";
import { pieces } from "../factories/order-story.ts";
import type { SimulatedShop, SimulatedShopify } from "../http/simulated-shopify.ts";

export type Offer = RewardTerms["offer"];

export const FIVE_OFF: Offer = { kind: "amountOff", settings: { cost: 500, amounts: { EUR: "5.00" } } };

/** A shop in the simulated Shopify, and one of its customers with points of an order. */
export async function spenderIn(shopify: SimulatedShopify, points = 1000) {
  const test = await shopify.startShop();
  await test.visit();
  const own = [...test.world.customers.values()].find(({ email }) => email !== null);
  if (!own?.email) throw new Error("the sample shop has no customer");
  const { email } = own;
  const who = customer({ customerId: id(String(own.id)), email });
  await test.see(order({ customer: who, lines: [pieces(1, points * 100)] }));
  const profileId = await test.profileOf(email);
  if (profileId === null) throw new Error("the customer is not known");
  return { test, email, who, customerId: who.customerId, profileId };
}

export type Spender = Awaited<ReturnType<typeof spenderIn>>;

export async function offerReward(
  { shop }: SimulatedShop,
  offer: Offer,
  conditions: Partial<RewardConditions> = {},
): Promise<number> {
  const { sql } = await import("#app/platform/db.server.ts");
  const { rewardTerms } = await import("#app/modules/redemption/index.ts");
  const { rows } = await sql.query<{ reward_id: number }>({
    text: `INSERT INTO reward (merchant_id, status, terms, created_at, updated_at)
           VALUES ($1, 'active', $2, now(), now()) RETURNING reward_id`,
    values: [shop.merchantId, JSON.stringify(rewardTerms.parse({ offer, conditions }))],
  });
  return rows[0]?.reward_id ?? 0;
}

export async function redeem(
  { test, profileId, customerId }: Spender,
  rewardId: number,
  some: { requestId?: string; points?: number; customerId?: ShopifyId } = {},
) {
  const { redeemReward } = await import("#app/flows/redeem-reward.server.ts");
  const { toPoints } = await import("#app/vocabulary/points.ts");
  return redeemReward({
    shop: test.shop,
    profileId,
    customerId: some.customerId ?? customerId,
    rewardId,
    points: some.points === undefined ? null : toPoints(some.points),
    requestId: some.requestId ?? "request-1",
    surface: "account",
    currency: test.shop.currency,
    basket: null,
    actor: null,
  });
}

export async function redeemed(...wish: Parameters<typeof redeem>) {
  const answer = await redeem(...wish);
  if (!answer.ok) throw new Error(`the reward was refused: ${answer.reason}`);
  return answer.redemption;
}

export async function read({ merchantId, redemptionId }: { merchantId: number; redemptionId: number }) {
  const { sql } = await import("#app/platform/db.server.ts");
  const { rows } = await sql.query<{
    state: string;
    release_reason: string | null;
    code: string | null;
    shopify_gid: string | null;
    removed_at: Date | null;
  }>({
    text: `SELECT state, release_reason, code, shopify_gid, removed_at FROM redemption
           WHERE merchant_id = $1 AND redemption_id = $2`,
    values: [merchantId, redemptionId],
  });
  if (!rows[0]) throw new Error("the redemption is gone");
  return rows[0];
}

/** The gid of a code's discount in the simulated Shopify; null when there is none. */
export async function inShopify({ test }: Spender, code: string | null): Promise<string | null> {
  const { withAdmin } = await import("#app/flows/with-admin.server.ts");
  const { findDiscountCode } = await import("#app/shopify/operations/discount-codes.ts");
  return withAdmin(test.shop, async (_shop, client) => findDiscountCode(client, code ?? ""));
}

/** An order of the spender that carries a code: two pieces of 40.00, of which so many are still there. */
export const carrying = (
  { who }: Spender,
  code: string | null,
  some: { kept?: number; minute?: number; cancelled?: boolean; orderId?: number } = {},
) => {
  const { kept = 2, minute = 0, cancelled = false, orderId = 2001 } = some;
  const updatedAt = new Date(Date.UTC(2026, 4, 2, 10, minute));
  const line = { ...pieces(2, 4000, { discount: minor(500) }), currentQuantity: kept };
  return order({
    orderId: id(orderId),
    customer: who,
    lines: [line],
    discountCodes: code === null ? [] : [code],
    updatedAt,
    cancelledAt: cancelled ? updatedAt : null,
  });
};
