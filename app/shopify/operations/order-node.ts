import { z } from "zod";

/**
 * The order as the Admin API shows it. The selections say what is asked, the schemas what must come back; both
 * lists are kept side by side here. Nothing is converted yet: a node can be kept as JSON and read later.
 */
const MONEY = `{ shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }`;

/** Without inner connections, so that the same text serves a page, one order and a bulk operation. */
export const ORDER_HEAD = `
  id
  name
  createdAt
  processedAt
  updatedAt
  cancelledAt
  closedAt
  test
  sourceName
  sourceIdentifier
  email
  phone
  customerLocale
  tags
  currencyCode
  presentmentCurrencyCode
  taxesIncluded
  displayFinancialStatus
  displayFulfillmentStatus
  paymentGatewayNames
  discountCodes
  totalPriceSet ${MONEY}
  currentTotalPriceSet ${MONEY}
  totalTipReceivedSet ${MONEY}
  totalCashRoundingAdjustment { paymentSet ${MONEY} }
  retailLocation { id }
  billingAddress { firstName lastName }
  shippingAddress { firstName lastName }
  customer {
    id
    firstName
    lastName
    verifiedEmail
    tags
    createdAt
    updatedAt
    defaultEmailAddress { emailAddress }
    defaultPhoneNumber { phoneNumber }
  }
`;

export const LINE_FIELDS = `
  __typename
  id
  title
  sku
  quantity
  currentQuantity
  isGiftCard
  product { id }
  variant { id }
  originalUnitPriceSet ${MONEY}
  totalDiscountSet ${MONEY}
  discountAllocations { allocatedAmountSet ${MONEY} }
  taxLines { priceSet ${MONEY} }
  duties { price ${MONEY} }
`;

export const SHIPPING_FIELDS = `
  __typename
  id
  isRemoved
  originalPriceSet ${MONEY}
  discountedPriceSet ${MONEY}
  taxLines { priceSet ${MONEY} }
`;

export const RETURN_FIELDS = `
  __typename
  id
  name
  status
`;

export const TRANSACTION_FIELDS = `
  id
  kind
  gateway
  status
  createdAt
  processedAt
  amountSet ${MONEY}
`;

export const FULFILLMENT_FIELDS = `
  status
  createdAt
`;

export const REFUND_FIELDS = `
  id
  createdAt
  processedAt
  note
`;

export const REFUND_LINE_FIELDS = `
  quantity
  lineItem { id }
  subtotalSet ${MONEY}
  totalTaxSet ${MONEY}
`;

export const REFUND_SHIPPING_FIELDS = `
  subtotalAmountSet ${MONEY}
  taxAmountSet ${MONEY}
`;

const moment = z.string();
const money = z.object({ amount: z.string(), currencyCode: z.string() });
export const moneyBag = z.object({ shopMoney: money, presentmentMoney: money });
const ref = z.object({ id: z.string() });
const taxLines = z.array(z.object({ priceSet: moneyBag }));
const named = z.object({ firstName: z.string().nullable(), lastName: z.string().nullable() });

export const lineNode = z.object({
  id: z.string(),
  title: z.string(),
  sku: z.string().nullable(),
  quantity: z.number(),
  currentQuantity: z.number(),
  isGiftCard: z.boolean(),
  product: ref.nullable(),
  variant: ref.nullable(),
  originalUnitPriceSet: moneyBag,
  totalDiscountSet: moneyBag,
  discountAllocations: z.array(z.object({ allocatedAmountSet: moneyBag })),
  taxLines,
  duties: z.array(z.object({ price: moneyBag })),
});

export const shippingNode = z.object({
  isRemoved: z.boolean(),
  originalPriceSet: moneyBag,
  discountedPriceSet: moneyBag,
  taxLines,
});

export const returnNode = z.object({ id: z.string(), name: z.string(), status: z.string() });

export const transactionNode = z.object({
  id: z.string(),
  kind: z.string(),
  gateway: z.string().nullable(),
  status: z.string(),
  createdAt: moment,
  processedAt: moment.nullable(),
  amountSet: moneyBag,
});

export const refundHead = z.object({
  id: z.string(),
  createdAt: moment.nullable(),
  processedAt: moment,
  note: z.string().nullable(),
});

export const refundLineNode = z.object({
  quantity: z.number(),
  lineItem: ref,
  subtotalSet: moneyBag,
  totalTaxSet: moneyBag,
});

export const refundShippingNode = z.object({ subtotalAmountSet: moneyBag, taxAmountSet: moneyBag });

/** A refund in full. */
export const refundNode = refundHead.extend({
  lines: z.array(refundLineNode),
  shippingLines: z.array(refundShippingNode),
  transactions: z.array(transactionNode),
});

const customerNode = named.extend({
  id: z.string(),
  verifiedEmail: z.boolean(),
  tags: z.array(z.string()),
  createdAt: moment,
  updatedAt: moment,
  defaultEmailAddress: z.object({ emailAddress: z.string() }).nullable(),
  defaultPhoneNumber: z.object({ phoneNumber: z.string() }).nullable(),
});

export const orderHead = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: moment,
  processedAt: moment,
  updatedAt: moment,
  cancelledAt: moment.nullable(),
  closedAt: moment.nullable(),
  test: z.boolean(),
  sourceName: z.string().nullable(),
  sourceIdentifier: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  customerLocale: z.string().nullable(),
  tags: z.array(z.string()),
  currencyCode: z.string(),
  presentmentCurrencyCode: z.string(),
  taxesIncluded: z.boolean(),
  displayFinancialStatus: z.string().nullable(),
  displayFulfillmentStatus: z.string(),
  paymentGatewayNames: z.array(z.string()),
  discountCodes: z.array(z.string()),
  totalPriceSet: moneyBag,
  currentTotalPriceSet: moneyBag,
  totalTipReceivedSet: moneyBag,
  totalCashRoundingAdjustment: z.object({ paymentSet: moneyBag }),
  retailLocation: ref.nullable(),
  billingAddress: named.nullable(),
  shippingAddress: named.nullable(),
  customer: customerNode.nullable(),
  transactions: z.array(transactionNode),
  fulfillments: z.array(z.object({ status: z.string(), createdAt: moment })),
});

/** An order in full: every page of every list is in it. */
export const orderNode = orderHead.extend({
  lines: z.array(lineNode),
  shippingLines: z.array(shippingNode),
  returns: z.array(returnNode),
  refunds: z.array(refundNode),
});

export type OrderNode = z.infer<typeof orderNode>;
export type RefundNode = z.infer<typeof refundNode>;
