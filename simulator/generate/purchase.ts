import type { PlaceOrderInput } from "#simulator/world/action-inputs.ts";
import type { NumericId } from "#simulator/world/types.ts";
import type { Chance } from "./chance.ts";
import type { Good, Shelf } from "./product-range.ts";
import { seasonOf } from "./seasons.ts";

type Lines = PlaceOrderInput["lines"];
export type Till = { locationId: NumericId; deviceId: number; weight: number };

const FREE_SHIPPING_FROM = 5000;
const SHIPPING = 490;

/** What goes into the basket: mostly the favourite shelf, what the season sells, now and then a gift card. */
export function fillBasket(chance: Chance, goods: readonly Good[], favourite: Shelf, at: Date): Lines {
  const season = seasonOf(at);
  const isGift = chance.happens(season === "winter" ? 0.03 : 0.01);
  const weigh = (good: Good): number => {
    if (good.shelf === "gift cards") return 0;
    const inSeason = good.season === null ? 1 : good.season === season ? 3 : 0.05;
    return good.weight * inSeason * (good.shelf === favourite ? 6 : 1);
  };
  const lines: Lines = [];
  for (let left = chance.pick([1, 1, 1, 2, 2, 3, 4]); left > 0; left -= 1) {
    const { variantId } = chance.pickWeighted(goods, weigh);
    if (!lines.some((line) => line.variantId === variantId)) {
      lines.push({ variantId, quantity: chance.pick([1, 1, 1, 1, 2, 2, 3]) });
    }
  }
  const cards = goods.filter((good) => good.shelf === "gift cards");
  if (isGift) lines.push({ variantId: chance.pick(cards).variantId, quantity: 1 });
  return lines;
}

/** What the goods cost without gift cards, on which no discount falls. */
function worth(goods: readonly Good[], lines: Lines): number {
  return lines.reduce((sum, { variantId, quantity }) => {
    const good = goods.find((each) => each.variantId === variantId);
    return good === undefined || good.shelf === "gift cards" ? sum : sum + good.price * quantity;
  }, 0);
}

export function onlinePurchase(
  chance: Chance,
  goods: readonly Good[],
  lines: Lines,
  isFirst: boolean,
): Pick<PlaceOrderInput, "channel" | "lines" | "orderDiscount" | "shipping" | "tenders" | "paid"> {
  const value = worth(goods, lines);
  const code = isFirst && chance.happens(0.3) ? "WELCOME10" : chance.happens(0.08) ? "NEIGHBOURS" : null;
  const discount = Math.floor(value / 10);
  const gateway = chance.pick(["shopify_payments", "shopify_payments", "shopify_payments", "paypal"]);
  const extra = chance.happens(0.03) ? chance.pick(["gift_card", "shopify_store_credit"]) : null;
  const part = extra === null ? [] : [{ gateway: extra, amount: Math.floor(value / 2) }];
  return {
    channel: "online",
    lines,
    ...(code !== null && discount > 0 && { orderDiscount: { amount: discount, code } }),
    shipping: { title: "DHL", price: value - discount >= FREE_SHIPPING_FROM ? 0 : SHIPPING },
    tenders: [...part, { gateway }],
    ...(chance.happens(0.05) && { paid: "authorized" as const }),
  };
}

export function tillPurchase(
  chance: Chance,
  goods: readonly Good[],
  lines: Lines,
  till: Till,
  staffId: NumericId | undefined,
): Pick<
  PlaceOrderInput,
  "channel" | "lines" | "orderDiscount" | "tenders" | "tip" | "locationId" | "deviceId" | "staffId"
> {
  const value = worth(goods, lines);
  const isDiscounted = chance.happens(0.05) && value > 1000;
  const extra = chance.happens(0.03) ? [{ gateway: "gift_card", amount: Math.floor(value / 3) }] : [];
  return {
    channel: "pos",
    lines,
    ...(isDiscounted && { orderDiscount: { amount: Math.floor(value / 20), title: "Neighbour" } }),
    ...(chance.happens(0.04) && { tip: chance.pick([50, 100, 200]) }),
    tenders: [...extra, { gateway: chance.happens(0.35) ? "cash" : "shopify_payments" }],
    locationId: till.locationId,
    deviceId: till.deviceId,
    ...(staffId !== undefined && { staffId }),
  };
}
