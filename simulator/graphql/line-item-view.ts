import { grossOf } from "#simulator/world/order-sums.ts";
import { fulfillableOf } from "#simulator/world/order-status.ts";
import type {
  DiscountAllocation,
  DiscountApplication,
  Order,
  OrderLine,
  ShippingLine,
  TaxLine,
} from "#simulator/world/types.ts";
import { productView, variantView } from "./product-view.ts";
import { staffMemberOf } from "./shop-view.ts";
import { gid, money, moneyBag, type Context, type View } from "./view.ts";

export const taxLineView = (order: Order, line: TaxLine): View => ({
  title: line.title,
  rate: line.rate,
  ratePercentage: Number((line.rate * 100).toFixed(6)),
  channelLiable: false,
  priceSet: moneyBag(order, line.amount),
});

const applicationTypes = {
  discount_code: "DiscountCodeApplication",
  manual: "ManualDiscountApplication",
  automatic: "AutomaticDiscountApplication",
} as const;

export function discountApplicationView(order: Order, application: DiscountApplication, index: number): View {
  return {
    __typename: applicationTypes[application.type],
    index,
    allocationMethod: application.allocationMethod.toUpperCase(),
    targetSelection: application.targetSelection.toUpperCase(),
    targetType: application.targetType.toUpperCase(),
    value:
      application.valueType === "percentage"
        ? { __typename: "PricingPercentageValue", percentage: application.value }
        : { __typename: "MoneyV2", ...money(application.value, order.currency) },
    ...(application.code === null ? { title: application.title } : { code: application.code }),
  };
}

function allocationView(order: Order, allocation: DiscountAllocation): View {
  const application = order.discountApplications[allocation.applicationIndex];
  return {
    allocatedAmountSet: moneyBag(order, allocation.amount),
    discountApplication:
      application === undefined
        ? null
        : discountApplicationView(order, application, allocation.applicationIndex),
  };
}

export function lineItemView(context: Context, order: Order, line: OrderLine): View {
  const { products, variants } = context.shop;
  return {
    __typename: "LineItem",
    id: gid("LineItem", line.id),
    title: line.title,
    name: line.variantTitle === null ? line.title : `${line.title} - ${line.variantTitle}`,
    variantTitle: line.variantTitle,
    vendor: line.vendor,
    sku: line.sku,
    quantity: line.quantity,
    currentQuantity: line.currentQuantity,
    refundableQuantity: line.currentQuantity,
    unfulfilledQuantity: fulfillableOf(line),
    isGiftCard: line.giftCard,
    customAttributes: line.properties,
    taxable: line.taxable,
    requiresShipping: line.requiresShipping,
    originalUnitPriceSet: moneyBag(order, line.unitPrice),
    // Discounts set on the line itself by an import or a script; all others are allocations.
    totalDiscountSet: moneyBag(order, 0),
    originalTotalSet: moneyBag(order, grossOf(line)),
    discountAllocations: line.discountAllocations.map((each) => allocationView(order, each)),
    taxLines: line.taxLines.map((each) => taxLineView(order, each)),
    duties: [],
    staffMember: () => staffMemberOf(context.shop, order.staffId),
    product: () => {
      const product = line.productId === null ? undefined : products.get(line.productId);
      return product === undefined ? null : productView(context, product);
    },
    variant: () => {
      const variant = line.variantId === null ? undefined : variants.get(line.variantId);
      return variant === undefined ? null : variantView(context, variant);
    },
  };
}

export function shippingLineView(order: Order, line: ShippingLine): View {
  const discount = line.discountAllocations.reduce((sum, each) => sum + each.amount, 0);
  const refunded = order.refunds
    .flatMap((refund) => refund.shippingLines)
    .filter((each) => each.shippingLineId === line.id)
    .reduce((sum, each) => sum + each.subtotal, 0);
  return {
    __typename: "ShippingLine",
    id: gid("ShippingLine", line.id),
    title: line.title,
    code: line.title,
    source: "shopify",
    isRemoved: false,
    custom: false,
    originalPriceSet: moneyBag(order, line.price),
    discountedPriceSet: moneyBag(order, line.price - discount),
    currentDiscountedPriceSet: moneyBag(order, line.price - discount - refunded),
    discountAllocations: line.discountAllocations.map((each) => allocationView(order, each)),
    taxLines: line.taxLines.map((each) => taxLineView(order, each)),
  };
}
