import type { Order, OrderTransaction, ShopWorld } from "#simulator/world/types.ts";
import { presentmentAmount, shopAmount } from "./amounts.ts";
import { timestamp } from "./timestamp.ts";

const manualGateways = new Set(["cash", "manual", "bank_transfer", "cash_on_delivery"]);

/** Transactions are in the currency that the shopper paid in; only total_unsettled_set names both. */
export function transactionBody(world: ShopWorld, order: Order, transaction: OrderTransaction) {
  const { shop } = world;
  const at = timestamp(transaction.processedAt, shop.timezone);
  const unsettled = transaction.kind === "authorization" ? transaction.amount : 0;
  return {
    id: transaction.id,
    order_id: order.id,
    kind: transaction.kind,
    gateway: transaction.gateway,
    status: transaction.status,
    message: null,
    created_at: at,
    test: order.test,
    authorization: null,
    location_id: order.locationId,
    user_id: order.staffId,
    parent_id: transaction.parentId,
    processed_at: at,
    device_id: order.deviceId,
    error_code: null,
    source_name: order.sourceName,
    receipt: receiptOf(world, transaction),
    amount: presentmentAmount(order, transaction.amount),
    currency: order.presentmentCurrency,
    payment_id: `${order.name}.${order.transactions.indexOf(transaction) + 1}`,
    total_unsettled_set: {
      presentment_money: {
        amount: presentmentAmount(order, unsettled),
        currency: order.presentmentCurrency,
      },
      shop_money: { amount: shopAmount(order, unsettled), currency: order.currency },
    },
    manual_payment_gateway: manualGateways.has(transaction.gateway),
    amount_rounding: null,
    admin_graphql_api_id: `gid://shopify/OrderTransaction/${transaction.id}`,
  };
}

/** Gift cards are named as https://shopify.dev/docs/api/admin-rest/latest/resources/transaction shows it. */
function receiptOf({ giftCards }: ShopWorld, { giftCardId }: OrderTransaction) {
  const card = giftCardId === null ? undefined : giftCards.get(giftCardId);
  if (card === undefined) return {};
  return { gift_card_id: card.id, gift_card_last_characters: card.code.slice(-4) };
}
