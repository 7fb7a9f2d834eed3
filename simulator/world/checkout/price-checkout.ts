import { discountWithCode } from "../discounts/discount-status.ts";
import * as orderLines from "../order-lines.ts";
import { netOf, shippingNetOf, taxOf, grossOf } from "../order-sums.ts";
import type { Discount, MinorUnits, OrderLine, ShippingLine, ShopWorld, World } from "../types.ts";
import { applyOffers, type Applied } from "./apply-offers.ts";
import { bestCombination } from "./best-combination.ts";
import { deliveryOptions } from "./delivery-options.ts";
import { buyerOf, cartProblem, useProblem, type Buyer } from "./eligibility.ts";
import { functionOffers } from "./function-offers.ts";
import { nativeOffer } from "./native-offer.ts";
import { settleCredit, type Credit } from "./settle-credit.ts";
import type { Cart, CodeProblem, DeliveryOption, Offer } from "./types.ts";

export type CheckoutSums = {
  lines: MinorUnits;
  subtotal: MinorUnits;
  discounted: MinorUnits;
  shipping: MinorUnits;
  tax: MinorUnits;
  total: MinorUnits;
};

export type PricedCheckout = Omit<Applied, "savedBy"> & {
  buyer: Buyer;
  options: { option: DeliveryOption; total: MinorUnits }[];
  selected: DeliveryOption | null;
  codes: { code: string; problem: CodeProblem | null }[];
  /** The discounts that took something off. */
  used: Discount[];
  sums: CheckoutSums;
  credit: Credit;
};

/** Everything that a checkout shows, from the cart and the shop's present state; changes nothing. */
export function priceCheckout(world: World, shop: ShopWorld, cart: Cart): PricedCheckout {
  const now = world.now();
  const buyer = buyerOf(shop, cart);
  const lines = cart.lines.map((line) => orderLines.newLine({ nextId: () => line.id }, shop, line));
  const options = deliveryOptions(shop, lines);
  const selected = options.find((each) => each.handle === cart.deliveryHandle) ?? options[0] ?? null;
  const delivery = (option: DeliveryOption | null) =>
    option === null ? null : { handle: option.handle, line: shippingLine(shop, option) };
  const found = cart.codes.map((code) => ({ code, discount: discountWithCode(shop, code) }));
  const problemOf = (discount: Discount): CodeProblem | null =>
    useProblem(discount, buyer, now) ?? cartProblem(shop, discount, lines, selected);
  const candidates = offersOf(world, shop, cart, { lines, options, buyer, selected }, problemOf);
  const { chosen, applied } = bestCombination(candidates, (offers) =>
    applyOffers(lines, delivery(selected), offers),
  );
  const offers = candidates.filter((each) => chosen.includes(each.discount)).flatMap((each) => each.offers);
  for (const line of applied.lines) orderLines.taxLine(shop, line, shop.shop.taxesIncluded);
  for (const line of applied.shippingLines) orderLines.taxShipping(shop, line, shop.shop.taxesIncluded);
  const sums = sumsOf(applied, shop.shop.taxesIncluded);
  return {
    ...applied,
    buyer,
    selected,
    options: options.map((option) => {
      const [line] = applyOffers(lines, delivery(option), offers).shippingLines;
      return { option, total: line === undefined ? option.price : shippingNetOf(line) };
    }),
    codes: found.map(({ code, discount }) => ({ code, problem: problemIn(discount, problemOf, applied) })),
    used: chosen.filter((each) => (applied.savedBy.get(each.id) ?? 0) > 0),
    sums,
    credit: settleCredit(shop, cart, buyer, sums.total, now),
  };
}

const shippingLine = ({ shop }: ShopWorld, option: DeliveryOption): ShippingLine => ({
  // The order gives it an id; here it only has to differ from those of lines.
  id: -shop.id,
  title: option.title,
  price: option.price,
  discountAllocations: [],
  taxLines: [],
});

function problemIn(
  discount: Discount | undefined,
  problemOf: (discount: Discount) => CodeProblem | null,
  { savedBy }: Applied,
): CodeProblem | null {
  if (discount === undefined) return "DISCOUNT_NOT_FOUND";
  const took = (savedBy.get(discount.id) ?? 0) > 0;
  return problemOf(discount) ?? (took ? null : "DISCOUNT_CODE_NOT_HONOURED");
}

type Facts = { lines: OrderLine[]; options: DeliveryOption[]; buyer: Buyer; selected: DeliveryOption | null };

/** The codes in the order in which they were entered, then what applies by itself. */
function offersOf(
  world: World,
  shop: ShopWorld,
  cart: Cart,
  facts: Facts,
  problemOf: (discount: Discount) => CodeProblem | null,
): { discount: Discount; offers: Offer[] }[] {
  const entered = cart.codes.flatMap((code) => discountWithCode(shop, code) ?? []);
  const automatic = [...shop.discounts.values()].filter((each) => each.code === null);
  return [...new Set([...entered, ...automatic])]
    .filter((discount) => problemOf(discount) === null)
    .map((discount) => ({
      discount,
      offers:
        discount.gift.kind === "function"
          ? functionOffers(world, shop, cart, discount, facts)
          : [nativeOffer(shop, discount, facts.lines, facts.options)],
    }))
    .filter(({ offers }) => offers.length > 0);
}

function sumsOf({ lines, shippingLines, discountApplications }: Applied, included: boolean): CheckoutSums {
  const sum = <T>(list: readonly T[], of: (each: T) => number) =>
    list.reduce((all, each) => all + of(each), 0);
  const ofLine = (line: OrderLine) =>
    sum(line.discountAllocations, ({ applicationIndex, amount }) =>
      discountApplications[applicationIndex]?.targetSelection === "all" ? 0 : amount,
    );
  const gross = sum(lines, grossOf);
  const discounted = sum(lines, netOf);
  const shipping = sum(shippingLines, shippingNetOf);
  const tax = sum(lines, taxOf) + sum(shippingLines, taxOf);
  return {
    lines: gross,
    subtotal: gross - sum(lines, ofLine),
    discounted,
    shipping,
    tax,
    total: discounted + shipping + (included ? 0 : tax),
  };
}
