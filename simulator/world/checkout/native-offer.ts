import type { Discount, OrderLine, ShopWorld } from "../types.ts";
import { entitledLines } from "./eligibility.ts";
import type { DeliveryOption, Offer } from "./types.ts";

/** What a discount without a function gives; the caller has found nothing against it. */
export function nativeOffer(
  shop: ShopWorld,
  discount: Discount,
  lines: readonly OrderLine[],
  options: readonly DeliveryOption[],
): Offer {
  const { gift } = discount;
  const title = discount.title;
  if (gift.kind === "free-shipping") {
    const { maximumPrice } = gift;
    const handles = options
      .filter((each) => maximumPrice === null || each.price <= maximumPrice)
      .map((each) => each.handle);
    const value = { kind: "percentage", percent: 100 } as const;
    return { discount, class: "shipping", title, value, selection: "all", lines: [], handles };
  }
  if (gift.kind === "function") throw new Error("A function makes its offers itself.");
  const isForAll = gift.items.kind === "all";
  return {
    discount,
    class: isForAll ? "order" : "product",
    title,
    value:
      gift.kind === "percentage"
        ? { kind: "percentage", percent: Number((gift.fraction * 100).toFixed(6)) }
        : { kind: "fixed", amount: gift.amount, onEachItem: gift.onEachItem },
    selection: isForAll ? "all" : "entitled",
    lines: entitledLines(shop, discount, lines).map(({ id, quantity }) => ({ lineId: id, quantity })),
    handles: [],
  };
}
