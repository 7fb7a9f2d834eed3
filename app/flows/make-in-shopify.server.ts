import type { Redemption } from "#app/modules/redemption/index.ts";
import type { Shop } from "#app/modules/shops/index.ts";
import { AdminApiError, type AdminClient } from "#app/shopify/operations/admin-client.ts";
import { createDiscountCode, findDiscountCode } from "#app/shopify/operations/discount-codes.ts";
import { createGiftCard, findGiftCard } from "#app/shopify/operations/gift-cards.ts";
import { creditStoreCredit } from "#app/shopify/operations/store-credit.ts";
import { discountFor } from "./discount-for.ts";

const refused = (words: string) => new AdminApiError("refused", words);

/** For the merchant, who sees it at the card, and to find it again. */
const noteOf = ({ redemptionId }: Redemption): string => `Loyalty reward ${redemptionId}`;

const gidOf = ({ customerId }: Redemption): string => {
  if (customerId === null) throw refused("nobody to bind it to");
  return `gid://shopify/Customer/${customerId}`;
};

/** A class that a discount may not name is refused by Shopify: delivery never stands beside other delivery. */
function combinesWith({ terms: { benefit, combinesWith: classes } }: Redemption) {
  const isShipping = benefit.gives === "shipping";
  return {
    orderDiscounts: classes.includes("order"),
    productDiscounts: classes.includes("product"),
    shippingDiscounts: !isShipping && classes.includes("shipping"),
  };
}

/**
 * Makes what was promised, once: doing it again finds what the first time made.
 * @returns its gid
 * @throws AdminApiError
 */
export async function makeInShopify(
  client: AdminClient,
  shop: Shop,
  redemption: Redemption,
): Promise<string> {
  const { code, terms, createdAt, expiresAt } = redemption;
  const { benefit } = terms;
  const customer = gidOf(redemption);
  if (benefit.gives === "store_credit") {
    const key = `redemption-${redemption.merchantId}-${redemption.redemptionId}`;
    return creditStoreCredit(client, { ...benefit, customer, key });
  }
  if (code === null) throw refused("a discount without a code");
  if (benefit.gives === "gift_card")
    return createGiftCard(client, { ...benefit, code, customer, note: noteOf(redemption) });
  const common = { code, customer, startsAt: createdAt, endsAt: expiresAt };
  return createDiscountCode(
    client,
    { ...common, combinesWith: combinesWith(redemption) },
    discountFor(benefit, terms, shop.currency),
  );
}

/** gid of what was made before nobody heard the answer; null when nothing was. Store credit cannot be looked for. */
export async function findInShopify(client: AdminClient, redemption: Redemption): Promise<string | null> {
  const { code, terms } = redemption;
  if (code === null) return null;
  if (terms.benefit.gives === "gift_card") return findGiftCard(client, { code, note: noteOf(redemption) });
  return findDiscountCode(client, code);
}
