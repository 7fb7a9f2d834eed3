import { z } from "zod";
import type { ShopifyId } from "#app/vocabulary/ids.ts";
import { toCurrencyCode, toMinorUnits, type CurrencyCode } from "#app/vocabulary/money.ts";
import type { Paid, RefundFacts, TenderFacts } from "#app/vocabulary/order.ts";
import {
  amountIn,
  identity,
  instant,
  listOf,
  maybe,
  optionalId,
  quantity,
  readIdentity,
  shopMoneyIn,
  text,
} from "./fields.ts";
import { sum } from "./line-payload.ts";
import { transactionPayload } from "./transaction-payload.ts";

const refundedLine = (code: CurrencyCode) =>
  z
    .object({
      line_item_id: maybe,
      line_item: z.object(identity).nullish(),
      quantity,
      subtotal: amountIn(code).nullish(),
      subtotal_set: shopMoneyIn(code).nullish(),
      total_tax: amountIn(code).nullish(),
      total_tax_set: shopMoneyIn(code).nullish(),
    })
    .transform((row, context) => ({
      lineId: readIdentity(row.line_item ?? { id: row.line_item_id }, context),
      quantity: row.quantity,
      subtotal: row.subtotal_set ?? row.subtotal ?? toMinorUnits(0),
      tax: row.total_tax_set ?? row.total_tax ?? toMinorUnits(0),
    }));

const refundedShipping = (code: CurrencyCode) =>
  z.object({
    subtotal_amount_set: shopMoneyIn(code),
    tax_amount_set: shopMoneyIn(code).nullish(),
  });

const adjustment = (code: CurrencyCode) =>
  z
    .object({
      kind: z.string().nullish(),
      amount: amountIn(code).nullish(),
      amount_set: shopMoneyIn(code).nullish(),
      tax_amount: amountIn(code).nullish(),
      tax_amount_set: shopMoneyIn(code).nullish(),
    })
    .transform((row) => ({
      isShipping: row.kind === "shipping_refund",
      // Adjustments are written from the merchant's side: what is given back is negative.
      amount: -(row.amount_set ?? row.amount ?? 0),
      tax: -(row.tax_amount_set ?? row.tax_amount ?? 0),
    }));

/**
 * Shipping given back. Newer versions list it in refund_shipping_lines and repeat it as an adjustment; older ones
 * know only the adjustment. The first is believed where it exists, so that it never counts twice.
 */
function shippingOf(
  lines: { subtotal_amount_set: number; tax_amount_set?: number | null | undefined }[],
  adjustments: { isShipping: boolean; amount: number; tax: number }[],
): Pick<RefundFacts, "shipping" | "shippingTax"> {
  const adjusted = adjustments.filter((row) => row.isShipping);
  const taxes = lines.map((line) => line.tax_amount_set).filter((tax) => typeof tax === "number");
  return {
    shipping: sum(
      lines.length > 0 ? lines.map((line) => line.subtotal_amount_set) : adjusted.map((row) => row.amount),
    ),
    shippingTax: sum(taxes.length > 0 ? taxes : adjusted.map((row) => row.tax)),
  };
}

/** Money that really went back: only what succeeded, in the currency it was paid in. */
export function paidBackBy(tenders: readonly TenderFacts[]): Paid[] {
  return tenders
    .filter((tender) => tender.kind === "refund" && tender.status === "success")
    .map(({ amount, currency }) => ({ amount, currency }));
}

/** A refund inside an order or alone; amounts are in the currency of the order's shop side. */
export const refundPayload = (code: CurrencyCode) =>
  z
    .object({
      ...identity,
      order_id: optionalId,
      created_at: instant,
      note: text,
      refund_line_items: listOf(refundedLine(code)),
      refund_shipping_lines: listOf(refundedShipping(code)),
      order_adjustments: listOf(adjustment(code)),
      transactions: listOf(transactionPayload(code)),
    })
    .transform((row, context): { orderId: ShopifyId | null; refund: RefundFacts } => ({
      orderId: row.order_id,
      refund: {
        refundId: readIdentity(row, context),
        createdAt: row.created_at,
        lines: row.refund_line_items,
        ...shippingOf(row.refund_shipping_lines, row.order_adjustments),
        paidBack: paidBackBy(row.transactions),
        note: row.note,
      },
    }));

const statedCurrency = z.object({
  shop_money: z.object({ currency_code: maybe }),
});
const refundHead = z.object({
  refund_line_items: z.array(z.object({ subtotal_set: statedCurrency.nullish() })).nullish(),
  total_duties_set: statedCurrency.nullish(),
});

/** A refund alone does not name its order's currency, and a shop may have changed its own since. */
export function currencyOfRefund(body: unknown, shopCurrency: CurrencyCode): CurrencyCode {
  const head = refundHead.safeParse(body).data;
  const stated = head?.refund_line_items?.[0]?.subtotal_set ?? head?.total_duties_set;
  return toCurrencyCode(stated?.shop_money.currency_code) ?? shopCurrency;
}
