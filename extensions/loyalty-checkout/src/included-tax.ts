import type { Api } from "@shopify/ui-extensions/purchase.checkout.block.render";

/** Half of the smallest unit of any currency: sums of binary fractions are never exact. */
const NEARLY = 0.0005;

const isNearly = (a: number, b: number): boolean => Math.abs(a - b) < NEARLY;

/**
 * The tax that is inside the prices of the goods, of which the checkout tells only the sum with that of delivery: shared
 * out by what goods and delivery cost. 0 where tax is added to the prices; undefined while nobody can tell, as when
 * duties or tips are part of the total too.
 */
export function includedTax(
  { totalTaxAmount, totalShippingAmount, totalAmount }: Api["cost"],
  goods: number,
): number | undefined {
  const tax = totalTaxAmount.value?.amount;
  if (tax === undefined) return undefined;
  const delivery = totalShippingAmount.value?.amount ?? 0;
  const total = totalAmount.value.amount;
  if (isNearly(total, goods + delivery + tax)) return 0;
  if (!isNearly(total, goods + delivery)) return undefined;
  return total > 0 ? (tax * goods) / total : 0;
}
