import type { PlaceOrderInput } from "../action-inputs.ts";
import { ActionRefused } from "../action-refused.ts";
import { GIFT_CARD_GATEWAY, STORE_CREDIT_GATEWAY } from "../credit/spend-credit.ts";
import { placePricedOrder } from "../place-order.ts";
import type { PlacedTender } from "../transactions.ts";
import type { ActionResult, ShopWorld, World } from "../types.ts";
import { checkOpen } from "./cart-actions.ts";
import { rateTo } from "./markets.ts";
import { priceCheckout, type PricedCheckout } from "./price-checkout.ts";
import { problemWords } from "./problem-words.ts";
import type { Cart } from "./types.ts";

/** Prices the checkout and remembers what the shopper sees. */
export function showCheckout(world: World, shop: ShopWorld, cart: Cart): PricedCheckout {
  const priced = priceCheckout(world, shop, cart);
  const codes = priced.codes.filter((each) => each.problem === null).map((each) => each.code);
  if (cart.state === "open") cart.shown = { total: priced.sums.total, codes };
  return priced;
}

/** Pays and places the order; refuses, with nothing changed, when the price is not the one that was shown. */
export function completeCheckout(
  world: World,
  shop: ShopWorld,
  cart: Cart,
  { paid }: { paid?: PlaceOrderInput["paid"] } = {},
): ActionResult {
  checkOpen(cart);
  if (cart.lines.length === 0) throw new ActionRefused("The cart is empty.");
  const priced = priceCheckout(world, shop, cart);
  const { buyer } = priced;
  if (buyer.customerId === null && buyer.email === null) throw new ActionRefused("Enter an email");
  checkAsShown(cart, priced);
  const { lines, discountApplications, used } = priced;
  const shippingLines = priced.shippingLines.map((line) => ({ ...line, id: world.nextId() }));
  const result = placePricedOrder(
    world,
    shop,
    inputOf(shop, cart, priced, paid),
    { lines, shippingLines, discountApplications },
    { used, tenders: tendersOf(priced), order: { checkoutToken: cart.token, locale: cart.locale } },
  );
  cart.state = "completed";
  cart.orderId = result.orderId ?? null;
  return result;
}

function checkAsShown({ shown }: Cart, { codes, sums }: PricedCheckout): void {
  if (shown === null) return;
  for (const { code, problem } of codes) {
    if (problem !== null && shown.codes.includes(code)) throw new ActionRefused(problemWords(problem, code));
  }
  if (shown.total !== sums.total) throw new ActionRefused("Your order's total has changed. Review it first.");
}

function inputOf(
  { shop }: ShopWorld,
  cart: Cart,
  { buyer }: PricedCheckout,
  paid: PlaceOrderInput["paid"],
): PlaceOrderInput {
  const { presentmentCurrency: currency, note } = cart;
  const isForeign = currency !== shop.currency;
  const email = cart.email ?? buyer.email;
  return {
    channel: "online",
    customer: buyer.customerId === null ? { create: { email: email ?? "" } } : { id: buyer.customerId },
    ...(email !== null && { email }),
    lines: cart.lines.map(({ variantId, quantity }) => ({ variantId, quantity })),
    attributes: cart.attributes,
    ...(note !== null && { note }),
    ...(isForeign && { presentment: { currency, rate: rateTo(shop.currency, currency) ?? 1 } }),
    ...(paid !== undefined && { paid }),
  };
}

function tendersOf({ credit }: PricedCheckout): PlacedTender[] {
  const { giftCards, storeCredit } = credit;
  return [
    ...giftCards.map(({ card, amount }) => ({
      gateway: GIFT_CARD_GATEWAY,
      amount,
      giftCardId: card.id,
    })),
    ...(storeCredit === null
      ? []
      : [
          {
            gateway: STORE_CREDIT_GATEWAY,
            amount: storeCredit.amount,
            storeCreditAccountId: storeCredit.account.id,
          },
        ]),
    { gateway: "shopify_payments" },
  ];
}
