import type { CartFacts } from "#app/contracts/cart.ts";
import type { CheckoutView } from "#app/contracts/loyalty.ts";
import { NO_MONEY, parseMoney, type CurrencyCode } from "#app/vocabulary/money.ts";
import { snapshot } from "#app/platform/db.server.ts";
import type { Basket } from "#app/modules/redemption/index.ts";
import { readCartProducts } from "./cart-products.server.ts";
import { earnPreview } from "./earn-preview.server.ts";
import { brandView, joinView, memberView } from "./member-view.ts";
import { readOpenRedemptions } from "./open-redemptions.server.ts";
import { readRewardViews } from "./reward-views.server.ts";
import { readShopper, type Visitor } from "./shopper.server.ts";

const toBasket = ({ subtotal, lines }: CartFacts, currency: CurrencyCode): Basket => ({
  currency,
  subtotal: parseMoney(subtotal, currency) ?? NO_MONEY,
  lines: lines.map(({ productId, amount }) => ({
    productId,
    amount: parseMoney(amount, currency) ?? NO_MONEY,
  })),
});

/**
 * What the checkout shows, out of one snapshot of the database. The same is read for a guest, for a customer who is
 * not known here and for a member.
 */
export const readCheckoutView = (
  visitor: Visitor,
  cart: CartFacts,
  currency: CurrencyCode,
  now: Date,
): Promise<CheckoutView> =>
  snapshot(async (tx) => {
    const shopper = await readShopper(tx, visitor, now);
    const products = await readCartProducts(tx, visitor.shop, cart);
    const { collectionsOf } = products;
    const codes = new Set(cart.codes.map((code) => code.toUpperCase()));
    const open = await readOpenRedemptions(tx, shopper);
    return {
      member: memberView(shopper),
      earn: await earnPreview(tx, shopper, cart, currency, products),
      join: joinView(shopper),
      rewards: await readRewardViews(tx, shopper, {
        currency,
        basket: toBasket(cart, currency),
        collectionsOf,
      }),
      open: open.map((view) => ({
        ...view,
        onCart: view.code !== null && codes.has(view.code.toUpperCase()),
      })),
      words: shopper.speaker.surface("checkout"),
      brand: brandView(shopper.brand),
    };
  });
