import type { MinorUnits } from "#app/vocabulary/money.ts";
import type { OrderLine } from "#app/vocabulary/order.ts";

/**
 * GraphQL shows a tip as a line without a product and without a mark, where a webhook marks it with `tip`
 * (https://shopify.dev/docs/api/admin-rest/latest/resources/order). The order's tip total tells which line it is:
 * the lines called "Tip" when they add up to it, else the one line that is worth exactly that much.
 */
export function markTips(lines: readonly OrderLine[], tip: MinorUnits): OrderLine[] {
  if (tip <= 0) return [...lines];
  const candidates = lines.filter(
    (line) => !line.productId && !line.variantId && !line.giftCard && !line.sku,
  );
  const worth = (line: OrderLine): number => line.unitPrice * line.quantity;
  const called = candidates.filter((line) => /^tip\b/i.test(line.title));
  const exact = candidates.filter((line) => worth(line) === tip);
  const addUp = called.reduce((total, line) => total + worth(line), 0) === tip;
  const tips = new Set(addUp ? called : exact.slice(0, 1));
  return lines.map((line) => (tips.has(line) ? { ...line, tip: true } : line));
}
