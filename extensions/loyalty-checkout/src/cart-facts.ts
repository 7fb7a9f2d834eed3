import type { CartFacts } from "#app/contracts/cart.ts";
import type { Api } from "@shopify/ui-extensions/purchase.checkout.block.render";
import { includedTax } from "./included-tax.ts";

/** What of the checkout is read. */
export type CheckoutCart = Pick<
  Api,
  "lines" | "cost" | "discountCodes" | "discountAllocations" | "localization"
>;

/** More lines than the app takes are left out: facts are for words and offers only. */
const MOST_LINES = 500;

const idOf = (gid: string): string => gid.split("/").at(-1) ?? "";

const isNumber = (id: string): boolean => /^[1-9]\d*$/.test(id);

/** A decimal with the currency's own digits, never less than nothing. */
function decimalOf(amount: number, currency: string): string {
  const { maximumFractionDigits } = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
  }).resolvedOptions();
  return Math.max(0, amount).toFixed(maximumFractionDigits ?? 2);
}

/**
 * Shopify's subtotal is before discounts on the whole order, so these are taken off. A line's own cost already has
 * the discounts of the line.
 */
export function readCart({ lines, cost, discountCodes, discountAllocations }: CheckoutCart): CartFacts {
  const { currencyCode: currency } = cost.subtotalAmount.value;
  const ofOrder = discountAllocations.value.reduce((sum, one) => sum + one.discountedAmount.amount, 0);
  const goods = lines.value.reduce((sum, line) => sum + line.cost.totalAmount.amount, 0);
  const tax = includedTax(cost, goods - ofOrder);
  return {
    currency,
    subtotal: decimalOf(goods - ofOrder, currency),
    ...(tax === undefined ? {} : { tax: decimalOf(tax, currency) }),
    lines: lines.value
      .map((line) => ({
        productId: idOf(line.merchandise.product.id),
        variantId: idOf(line.merchandise.id),
        quantity: line.quantity,
        amount: decimalOf(line.cost.totalAmount.amount, currency),
      }))
      .filter(
        ({ productId, variantId, quantity }) => isNumber(productId) && isNumber(variantId) && quantity > 0,
      )
      .slice(0, MOST_LINES),
    codes: discountCodes.value.map(({ code }) => code),
  };
}

const SETTLED_MS = 300;

/** Calls back when the cart, the language or the buyer has changed and then kept still. @returns how to stop */
export function whenCartSettles(
  api: CheckoutCart & Pick<Api, "buyerIdentity">,
  onSettled: () => void,
): () => void {
  const seen = () =>
    JSON.stringify([readCart(api), api.localization.language.value, api.buyerIdentity?.customer.value?.id]);
  let last = seen();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const now = seen();
      if (now === last) return;
      last = now;
      onSettled();
    }, SETTLED_MS);
  };
  const signals = [
    api.lines,
    api.cost.subtotalAmount,
    api.cost.totalTaxAmount,
    api.cost.totalAmount,
    api.discountCodes,
    api.discountAllocations,
    api.localization.language,
    ...(api.buyerIdentity ? [api.buyerIdentity.customer] : []),
  ];
  const stops = signals.map((signal) => signal.subscribe(changed));
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}
