import {
  DISCOUNT_FUNCTION,
  DISCOUNT_METAFIELD,
  VARIABLES_METAFIELD,
  type CappedPercentSettings,
  type DiscountVariables,
  type ExactAmount,
} from "#app/contracts/discount-settings.ts";
import { formatDecimal, toCurrencyCode, toMinorUnits, type CurrencyCode } from "#app/vocabulary/money.ts";
import type { Benefit, RedemptionTerms } from "#app/modules/redemption/index.ts";
import type { FunctionDiscount, NativeDiscount } from "#app/shopify/operations/discount-codes.ts";

type Discounting = Exclude<Benefit, { gives: "gift_card" | "store_credit" }>;

const gidsOf = (kind: "Product" | "Collection", ids: readonly string[]) =>
  ids.map((id) => `gid://shopify/${kind}/${id}`);

function minimumOf({ minimumSpend }: RedemptionTerms): ExactAmount | null {
  const currency = toCurrencyCode(minimumSpend?.currency);
  if (!minimumSpend || !currency) return null;
  return { amount: formatDecimal(toMinorUnits(minimumSpend.amount), currency), currency };
}

function byFunction(
  terms: RedemptionTerms,
  value: Pick<CappedPercentSettings, "percent" | "cap" | "pieces">,
) {
  const { benefit, products, collections } = terms;
  const settings: CappedPercentSettings = {
    gives: "capped_percent",
    ...value,
    minimum: minimumOf(terms),
    productIds: benefit.gives === "product" ? benefit.productIds : products,
    collectionIds: benefit.gives === "product" ? [] : collections,
  };
  const variables: DiscountVariables = { collectionIds: gidsOf("Collection", settings.collectionIds) };
  const isForAll = settings.productIds.length + settings.collectionIds.length === 0;
  return {
    kind: "function",
    handle: DISCOUNT_FUNCTION,
    discountClasses: [isForAll ? "ORDER" : "PRODUCT"],
    metafields: [
      { ...DISCOUNT_METAFIELD, value: JSON.stringify(settings) },
      { ...VARIABLES_METAFIELD, value: JSON.stringify(variables) },
    ],
  } as const satisfies FunctionDiscount;
}

function nativeDiscount(
  benefit: Extract<Discounting, { gives: "amount" | "percent" }>,
  terms: RedemptionTerms,
): NativeDiscount {
  return {
    kind: "basic",
    value:
      benefit.gives === "amount"
        ? { amount: formatDecimal(benefit.amount, benefit.currency) }
        : { percent: benefit.percent },
    minimum: minimumOf(terms)?.amount ?? null,
    products: gidsOf("Product", terms.products),
    collections: gidsOf("Collection", terms.collections),
  };
}

/**
 * What Shopify is asked to make for a promise. Its own discounts where they keep it to the letter. Our function where
 * they do not: they have no most that a percentage takes off, no "one piece of these products", and know only amounts
 * of the shop's currency, which they convert for other markets at the rate of the day.
 */
export function discountFor(
  benefit: Discounting,
  terms: RedemptionTerms,
  shopCurrency: CurrencyCode,
): NativeDiscount | FunctionDiscount {
  const minimum = minimumOf(terms);
  const isForeign = minimum !== null && minimum.currency !== shopCurrency;
  switch (benefit.gives) {
    case "shipping":
      return {
        kind: "shipping",
        minimum: minimum?.amount ?? null,
        upTo: benefit.upTo === null ? null : formatDecimal(benefit.upTo, benefit.currency),
      };
    case "product":
      return byFunction(terms, { percent: benefit.percent, cap: null, pieces: 1 });
    case "amount": {
      const { amount, currency } = benefit;
      // All of what the goods cost, up to the amount.
      if (currency !== shopCurrency)
        return byFunction(terms, {
          percent: 100,
          cap: { amount: formatDecimal(amount, currency), currency },
        });
      return nativeDiscount(benefit, terms);
    }
    case "percent": {
      const { percent, cap, currency } = benefit;
      if (cap === null && !isForeign) return nativeDiscount(benefit, terms);
      return byFunction(terms, {
        percent,
        cap: cap === null ? null : { amount: formatDecimal(cap, currency), currency },
      });
    }
  }
}
