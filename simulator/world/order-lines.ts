import type { DiscountInput, OrderLineInput } from "./action-inputs.ts";
import { ActionRefused } from "./action-refused.ts";
import { findProduct, findVariant } from "./find.ts";
import { spread, taxOn } from "./money.ts";
import { netOf, shippingNetOf } from "./order-sums.ts";
import type {
  DiscountApplication,
  MinorUnits,
  Order,
  OrderLine,
  ShippingLine,
  ShopWorld,
  World,
} from "./types.ts";

/** A line as bought, without its discounts and taxes. */
export function newLine(world: Pick<World, "nextId">, shop: ShopWorld, input: OrderLineInput): OrderLine {
  const variant = findVariant(shop, input.variantId);
  const product = findProduct(shop, variant.productId);
  return {
    id: world.nextId(),
    productId: product.id,
    variantId: variant.id,
    title: input.title ?? product.title,
    variantTitle: variant.title === "Default Title" ? null : variant.title,
    sku: variant.sku,
    vendor: product.vendor,
    giftCard: product.giftCard,
    taxable: variant.taxable && !product.giftCard,
    requiresShipping: variant.requiresShipping && !product.giftCard,
    unitPrice: input.price ?? variant.price,
    quantity: input.quantity,
    currentQuantity: input.quantity,
    fulfilledQuantity: 0,
    properties: input.attributes ?? [],
    discountAllocations: [],
    taxLines: [],
  };
}

export function newShippingLine(world: World, price: MinorUnits, title = "Standard"): ShippingLine {
  return { id: world.nextId(), title, price, discountAllocations: [], taxLines: [] };
}

function application(input: DiscountInput, over: Partial<DiscountApplication>): DiscountApplication {
  return {
    type: input.code === undefined ? "manual" : "discount_code",
    code: input.code ?? null,
    title: input.title ?? input.code ?? "Discount",
    targetType: "line_item",
    targetSelection: "explicit",
    allocationMethod: "across",
    valueType: "fixed_amount",
    value: input.amount,
    ...over,
  };
}

/**
 * Shopify shows a tip as a line that belongs to no product, besides total_tip_received; it is not part of the
 * subtotal: https://shopify.dev/docs/api/admin-rest/latest/resources/order
 */
export function tipLineOf(order: Pick<Order, "tip" | "tipLineId">): OrderLine | null {
  if (order.tipLineId === null) return null;
  return {
    id: order.tipLineId,
    productId: null,
    variantId: null,
    title: "Tip",
    variantTitle: null,
    sku: null,
    vendor: null,
    giftCard: false,
    taxable: false,
    requiresShipping: false,
    unitPrice: order.tip,
    quantity: 1,
    currentQuantity: 1,
    fulfilledQuantity: 1,
    properties: [],
    discountAllocations: [],
    taxLines: [],
  };
}

type Discounted = { lines: OrderLine[]; discountApplications: DiscountApplication[] };

export function discountLine(order: Discounted, line: OrderLine, input: DiscountInput): void {
  if (input.amount > netOf(line)) throw new ActionRefused(`The discount exceeds the price of ${line.title}.`);
  const applicationIndex =
    order.discountApplications.push(application(input, { allocationMethod: "one" })) - 1;
  line.discountAllocations.push({ applicationIndex, amount: input.amount });
}

/** Spread over the goods pro rata; gift cards take no part, as in Shopify. */
export function discountOrder(order: Discounted, input: DiscountInput): void {
  const weights = order.lines.map((line) => (line.giftCard ? 0 : netOf(line)));
  if (input.amount > weights.reduce((sum, each) => sum + each, 0)) {
    throw new ActionRefused("The discount exceeds the price of the goods.");
  }
  const applicationIndex =
    order.discountApplications.push(application(input, { targetSelection: "all" })) - 1;
  spread(input.amount, weights).forEach((amount, index) => {
    if (amount > 0) order.lines[index]?.discountAllocations.push({ applicationIndex, amount });
  });
}

export function discountShipping(
  applications: DiscountApplication[],
  line: ShippingLine,
  input: DiscountInput,
): void {
  if (input.amount > line.price) throw new ActionRefused("The discount exceeds the price of shipping.");
  const applicationIndex =
    applications.push(application(input, { targetType: "shipping_line", allocationMethod: "each" })) - 1;
  line.discountAllocations.push({ applicationIndex, amount: input.amount });
}

export function taxLine(shop: ShopWorld, line: OrderLine, included: boolean): void {
  line.taxLines = line.taxable ? taxLines(shop, netOf(line), included) : [];
}

export function taxShipping(shop: ShopWorld, line: ShippingLine, included: boolean): void {
  line.taxLines = taxLines(shop, shippingNetOf(line), included);
}

function taxLines(shop: ShopWorld, net: MinorUnits, included: boolean) {
  const { title, rate } = shop.shop.tax;
  return rate === 0 ? [] : [{ title, rate, amount: taxOn(net, rate, included) }];
}
