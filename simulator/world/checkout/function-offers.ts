import { z } from "zod";
import { ActionRefused } from "../action-refused.ts";
import { convert, fromDecimal } from "../money.ts";
import { grossOf } from "../order-sums.ts";
import type { Discount, DiscountClass, FunctionRequest, MinorUnits } from "../types.ts";
import { applyOffers } from "./apply-offers.ts";
import * as ops from "./function-operations.ts";
import { rateTo } from "./markets.ts";
import type { Offer, OfferValue } from "./types.ts";

type Facts = Omit<FunctionRequest, "world" | "shop" | "cart" | "discount">;

/** What the app's function gives for this discount. One that fails gives nothing, as in Shopify, and is heard of. */
export function functionOffers(
  world: FunctionRequest["world"],
  shop: FunctionRequest["shop"],
  cart: FunctionRequest["cart"],
  discount: Discount,
  facts: Facts,
): Offer[] {
  const { gift } = discount;
  const found = [...world.discountFunctions.values()].find(
    (each) => gift.kind === "function" && each.id === gift.functionId,
  );
  if (found === undefined) throw new ActionRefused(`Not simulated: the function of ${discount.title}.`);
  const request: FunctionRequest = { ...facts, world, shop, cart, discount };
  const has = (kind: DiscountClass) => discount.classes.includes(kind);
  const asked = [
    has("product") || has("order") ? found.lines : null,
    has("shipping") && facts.options.length > 0 ? found.delivery : null,
  ];
  try {
    return asked
      .flatMap((run) => (run === null ? [] : parseOperations(run(request))))
      .flatMap((operation) => offersOf(request, operation))
      .filter((offer) => has(offer.class));
  } catch (error) {
    // A gap of the simulator is not the function's failure.
    if (error instanceof Error && error.message.startsWith("Not simulated"))
      throw new ActionRefused(error.message);
    console.error(`The function of "${discount.title}" failed`, error);
    return [];
  }
}

function parseOperations(output: unknown): ops.Operation[] {
  const parsed = ops.operations.safeParse(output);
  if (parsed.success) return parsed.data.operations;
  throw new ActionRefused(`Not simulated: ${z.prettifyError(parsed.error)}`);
}

function offersOf(request: FunctionRequest, operation: ops.Operation): Offer[] {
  const { productDiscountsAdd, orderDiscountsAdd, deliveryDiscountsAdd } = operation;
  return [
    ...pick(
      request,
      productDiscountsAdd?.selectionStrategy ?? "ALL",
      (productDiscountsAdd?.candidates ?? []).map((each) => productOffer(request, each)),
    ),
    ...pick(
      request,
      orderDiscountsAdd?.selectionStrategy ?? "FIRST",
      (orderDiscountsAdd?.candidates ?? [])
        .filter((each) => (each.conditions ?? []).every((condition) => holds(request, condition)))
        .map((each) => orderOffer(request, each)),
    ),
    ...(deliveryDiscountsAdd?.candidates ?? []).map((each) => deliveryOffer(request, each)),
  ];
}

function pick(request: FunctionRequest, strategy: "FIRST" | "MAXIMUM" | "ALL", offers: Offer[]): Offer[] {
  if (strategy === "ALL") return offers;
  if (strategy === "FIRST") return offers.slice(0, 1);
  const saved = (offer: Offer) =>
    applyOffers(request.lines, null, [offer]).savedBy.get(offer.discount.id) ?? 0;
  return [...offers].sort((a, b) => saved(b) - saved(a)).slice(0, 1);
}

const lineIdOf = (cartLineGid: string): number => Number(cartLineGid.split("/").at(-1));

/** Functions speak the shopper's currency, the world the shop's. */
function shopAmount({ shop, cart }: FunctionRequest, amount: string): MinorUnits {
  const { currency } = shop.shop;
  const { presentmentCurrency } = cart;
  const units = fromDecimal(amount, presentmentCurrency);
  if (units === null || units < 0)
    throw new Error(`A function gave the amount ${amount} ${presentmentCurrency}.`);
  return convert(units, presentmentCurrency, currency, 1 / (rateTo(currency, presentmentCurrency) ?? 1));
}

function valueOf(request: FunctionRequest, { percentage, fixedAmount }: ops.CandidateValue): OfferValue {
  if (fixedAmount) {
    const amount = shopAmount(request, fixedAmount.amount);
    return { kind: "fixed", amount, onEachItem: fixedAmount.appliesToEachItem ?? false };
  }
  return { kind: "percentage", percent: Number(percentage?.value ?? 0) };
}

const offerOf = (
  request: FunctionRequest,
  candidate: { value: ops.CandidateValue; message?: string | null | undefined },
): Pick<Offer, "discount" | "title" | "value"> => ({
  discount: request.discount,
  title: candidate.message ?? request.discount.title,
  value: valueOf(request, candidate.value),
});

function productOffer(request: FunctionRequest, candidate: ops.ProductCandidate): Offer {
  const lines = candidate.targets.map(({ cartLine }) => ({
    lineId: lineIdOf(cartLine.id),
    quantity: cartLine.quantity ?? Number.POSITIVE_INFINITY,
  }));
  return { ...offerOf(request, candidate), class: "product", selection: "entitled", lines, handles: [] };
}

function orderOffer(request: FunctionRequest, candidate: ops.OrderCandidate): Offer {
  const left = new Set(
    candidate.targets.flatMap((each) => each.orderSubtotal.excludedCartLineIds.map(lineIdOf)),
  );
  const lines = request.lines
    .filter((line) => !left.has(line.id))
    .map(({ id, quantity }) => ({ lineId: id, quantity }));
  return { ...offerOf(request, candidate), class: "order", selection: "all", lines, handles: [] };
}

function deliveryOffer(request: FunctionRequest, candidate: ops.DeliveryCandidate): Offer {
  const all = request.options.map((each) => each.handle);
  const handles = candidate.targets.flatMap(({ deliveryGroup, deliveryOption }) =>
    deliveryGroup ? all : deliveryOption ? [deliveryOption.handle] : [],
  );
  return { ...offerOf(request, candidate), class: "shipping", selection: "all", lines: [], handles };
}

/** Subtotals are those of goods before discounts. */
function holds(request: FunctionRequest, condition: ops.Condition): boolean {
  const {
    orderMinimumSubtotal: ofOrder,
    cartLineMinimumSubtotal: ofLines,
    cartLineMinimumQuantity: count,
  } = condition;
  const among = (ids: readonly string[], wanted: boolean) =>
    request.lines.filter((line) => ids.some((id) => lineIdOf(id) === line.id) === wanted);
  const worth = (lines: FunctionRequest["lines"]) => lines.reduce((sum, line) => sum + grossOf(line), 0);
  if (
    ofOrder &&
    worth(among(ofOrder.excludedCartLineIds, false)) < shopAmount(request, ofOrder.minimumAmount)
  )
    return false;
  if (ofLines && worth(among(ofLines.ids, true)) < shopAmount(request, ofLines.minimumAmount)) return false;
  const units = among(count?.ids ?? [], true).reduce((sum, line) => sum + line.quantity, 0);
  return !count || units >= count.minimumQuantity;
}
