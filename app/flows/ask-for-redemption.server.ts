import type { CartFacts } from "#app/contracts/cart.ts";
import type { RedemptionRequest } from "#app/contracts/redemptions.ts";
import { toShopifyId, type ProfileId } from "#app/vocabulary/ids.ts";
import { NO_MONEY, parseMoney, toCurrencyCode } from "#app/vocabulary/money.ts";
import { toPoints } from "#app/vocabulary/points.ts";
import type { Basket, Redemption } from "#app/modules/redemption/index.ts";
import { undoRedemption, type UndoAnswer } from "./end-redemption.server.ts";
import { personOfCustomer, type ExtensionVisit } from "./enter-extension.server.ts";
import { redeemReward, type RedeemRefused } from "./redeem-reward.server.ts";

export type AskedRefused = RedeemRefused | Extract<UndoAnswer, { ok: false }>;

export type AskedAnswer =
  | { ok: true; profileId: ProfileId; redemption: Redemption }
  | { ok: true; profileId: ProfileId; undone: true }
  | AskedRefused;

/** The goods in the shopper's money; null for a currency that nobody knows: then Shopify alone judges them. */
function basketOf(cart: CartFacts): Basket | null {
  const currency = toCurrencyCode(cart.currency);
  if (!currency) return null;
  const amount = (text: string) => parseMoney(text, currency) ?? NO_MONEY;
  const lines = cart.lines.map((line) => ({ productId: line.productId, amount: amount(line.amount) }));
  return { currency, subtotal: amount(cart.subtotal), lines };
}

/** A customer spends points on a reward, or has them back: always their own, whoever the body may name. */
export async function askForRedemption(
  { shop, subject }: ExtensionVisit,
  request: RedemptionRequest,
  surface: "checkout" | "account",
): Promise<AskedAnswer> {
  const profileId = await personOfCustomer(shop, subject);
  if (profileId === null) return { ok: false, reason: "unknown_member" };
  const { merchantId } = shop;
  if (request.does === "undo") {
    const { redemptionId } = request;
    const answer = await undoRedemption({ merchantId, redemptionId, owner: profileId, actor: null });
    return answer.ok ? { ok: true, profileId, undone: true } : answer;
  }
  const basket = request.cart ? basketOf(request.cart) : null;
  const answer = await redeemReward({
    shop,
    profileId,
    customerId: toShopifyId(subject),
    rewardId: request.rewardId,
    points: request.points === undefined ? null : toPoints(request.points),
    requestId: request.requestId,
    surface,
    currency: basket?.currency ?? shop.currency,
    basket,
    actor: null,
  });
  return answer.ok ? { ...answer, profileId } : answer;
}
