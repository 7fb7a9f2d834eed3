import { connection } from "#simulator/graphql/connection.ts";
import { customerView } from "#simulator/graphql/customer-view.ts";
import { metafieldFields } from "#simulator/graphql/metafield-view.ts";
import { collectionView, productView, variantView } from "#simulator/graphql/product-view.ts";
import {
  gid,
  money,
  utc,
  utcOrNull,
  type Arguments,
  type Context,
  type View,
} from "#simulator/graphql/view.ts";
import { discountGid, statusOf } from "#simulator/world/discounts/discount-status.ts";
import type { Discount, DiscountItems, DiscountMinimum } from "#simulator/world/types.ts";
import { appDiscountTypeView } from "./function-view.ts";

const typeNames = {
  amount: "DiscountCodeBasic",
  percentage: "DiscountCodeBasic",
  "free-shipping": "DiscountCodeFreeShipping",
  function: "DiscountCodeApp",
} as const;

export function discountView(context: Context, discount: Discount): View {
  const { gift } = discount;
  return {
    __typename: discount.code === null ? "DiscountAutomaticApp" : typeNames[gift.kind],
    title: discount.title,
    status: statusOf(discount, context.world.now()),
    startsAt: utc(discount.startsAt),
    endsAt: utcOrNull(discount.endsAt),
    createdAt: utc(discount.createdAt),
    updatedAt: utc(discount.updatedAt),
    asyncUsageCount: discount.uses,
    discountClasses: discount.classes.map((each) => each.toUpperCase()),
    combinesWith: {
      productDiscounts: discount.combinesWith.product,
      orderDiscounts: discount.combinesWith.order,
      shippingDiscounts: discount.combinesWith.shipping,
    },
    context: contextView(context, discount),
    recurringCycleLimit: discount.recurringCycleLimit,
    tags: discount.tags,
    // There are no subscriptions here, so no discount is for them.
    appliesOnOneTimePurchase: true,
    appliesOnSubscription: false,
    ...(discount.code !== null && codeFields(context, discount, discount.code)),
    ...giftFields(context, discount),
  };
}

function codeFields(context: Context, discount: Discount, code: NonNullable<Discount["code"]>): View {
  const item = { id: gid("DiscountRedeemCode", code.id), code: code.code, asyncUsageCount: code.uses };
  return {
    usageLimit: discount.usageLimit,
    appliesOncePerCustomer: discount.oncePerCustomer,
    codesCount: { count: 1, precision: "EXACT" },
    codes: (args) =>
      connection(context, args, { items: [code], keyOf: ({ id }) => [id, id], view: () => item }),
  };
}

function contextView(context: Context, { customerIds }: Discount): View {
  if (customerIds === null) return { __typename: "DiscountBuyerSelectionAll", all: "ALL" };
  const customers = customerIds.flatMap((id) => context.shop.customers.get(id) ?? []);
  return {
    __typename: "DiscountCustomers",
    customers: () => customers.map((each) => customerView(context, each)),
  };
}

function giftFields(context: Context, discount: Discount): View {
  const { currency } = context.shop.shop;
  const { gift } = discount;
  if (gift.kind === "function") {
    return {
      discountId: discountGid(discount),
      appDiscountType: appDiscountTypeView(context, gift.functionId),
    };
  }
  const minimumRequirement = minimumView(discount.minimum, currency);
  if (gift.kind === "free-shipping") {
    return {
      minimumRequirement,
      destinationSelection: { __typename: "DiscountCountryAll", allCountries: true },
      maximumShippingPrice: gift.maximumPrice === null ? null : money(gift.maximumPrice, currency),
    };
  }
  return {
    minimumRequirement,
    customerGets: {
      appliesOnOneTimePurchase: true,
      appliesOnSubscription: false,
      items: itemsView(context, gift.items),
      value:
        gift.kind === "percentage"
          ? { __typename: "DiscountPercentage", percentage: gift.fraction }
          : {
              __typename: "DiscountAmount",
              amount: money(gift.amount, currency),
              appliesOnEachItem: gift.onEachItem,
            },
    },
  };
}

function minimumView(minimum: DiscountMinimum | null, currency: string): View | null {
  if (minimum === null) return null;
  if (minimum.kind === "quantity") {
    return {
      __typename: "DiscountMinimumQuantity",
      greaterThanOrEqualToQuantity: String(minimum.quantity),
    };
  }
  return {
    __typename: "DiscountMinimumSubtotal",
    greaterThanOrEqualToSubtotal: money(minimum.amount, currency),
  };
}

function itemsView(context: Context, items: DiscountItems): View {
  if (items.kind === "all") return { __typename: "AllDiscountItems", allItems: true };
  const { products, variants, collections } = context.shop;
  const listed =
    <T extends { id: number }>(ids: readonly number[], of: ReadonlyMap<number, T>, view: (each: T) => View) =>
    (args: Arguments): View =>
      connection(context, args, {
        items: ids.flatMap((id) => of.get(id) ?? []),
        keyOf: ({ id }) => [id, id],
        view,
      });
  if (items.kind === "collections") {
    return {
      __typename: "DiscountCollections",
      collections: listed(items.collectionIds, collections, (each) => collectionView(context, each)),
    };
  }
  return {
    __typename: "DiscountProducts",
    products: listed(items.productIds, products, (each) => productView(context, each)),
    productVariants: listed(items.variantIds, variants, (each) => variantView(context, each)),
  };
}

/** The three kinds of node differ in the name of their only field. */
export function discountNodeView(
  context: Context,
  discount: Discount,
  field: "codeDiscount" | "automaticDiscount" | "discount",
): View {
  const id = discountGid(discount);
  return {
    __typename:
      field === "discount"
        ? "DiscountNode"
        : discount.code === null
          ? "DiscountAutomaticNode"
          : "DiscountCodeNode",
    id,
    [field]: () => discountView(context, discount),
    ...metafieldFields(context, id),
  };
}
