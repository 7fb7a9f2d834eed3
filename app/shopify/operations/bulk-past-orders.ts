import {
  FULFILLMENT_FIELDS,
  LINE_FIELDS,
  ORDER_HEAD,
  REFUND_FIELDS,
  RETURN_FIELDS,
  SHIPPING_FIELDS,
  TRANSACTION_FIELDS,
} from "./order-node.ts";

const FIRST_DAY = "1970-01-01T00:00:00.000Z";

/**
 * All orders, for a bulk operation: four connections of at most five, two deep of at most two, and none within a
 * list, which Shopify refuses (https://shopify.dev/docs/api/usage/bulk-operations/queries#operation-restrictions).
 * So the lines of refunds are not in it: the reader names the orders that have refunds, to be read one by one.
 */
export const PAST_ORDERS = `#graphql
  query PastOrders {
    orders(query: "processed_at:>='${FIRST_DAY}'") {
      edges {
        node {
          __typename
          ${ORDER_HEAD}
          transactions { ${TRANSACTION_FIELDS} }
          fulfillments { ${FULFILLMENT_FIELDS} }
          refunds { ${REFUND_FIELDS} }
          lineItems { edges { node { ${LINE_FIELDS} } } }
          shippingLines { edges { node { ${SHIPPING_FIELDS} } } }
          returns { edges { node { ${RETURN_FIELDS} } } }
        }
      }
    }
  }
`;

/** The bulk query for orders processed at or after an instant; bulk operations take no variables. */
export const pastOrdersSince = (since: Date): string => PAST_ORDERS.replace(FIRST_DAY, since.toISOString());
