import { z } from "zod";

/** Inputs of the actions. Every amount is an integer in minor units of the shop's currency. */
const id = z.number().int().positive();
const amount = z.number().int().min(0);
const quantity = z.number().int().min(1);
/** The moment of the action; the world's clock when absent. */
const at = z.coerce.date().optional();
const text = z.string().min(1).max(255);

const newCustomer = z.object({
  email: z.string().min(3).max(255).optional(),
  phone: z.string().min(3).max(40).optional(),
  firstName: text.optional(),
  lastName: text.optional(),
  tags: z.array(text).optional(),
  note: z.string().optional(),
  verifiedEmail: z.boolean().optional(),
});

const discount = z.object({
  amount,
  code: text.optional(),
  title: text.optional(),
});

const orderLine = z.object({
  variantId: id,
  quantity,
  /** Replaces the variant's price, as a replay of another store's history needs. */
  price: amount.optional(),
  title: text.optional(),
  discount: discount.optional(),
  attributes: z.array(z.object({ key: text, value: z.string() })).optional(),
});

export const placeOrderInput = z.object({
  at,
  channel: z.enum(["online", "pos", "draft", "subscription"]),
  /** An existing customer, a new (or matching) one by contact, or nobody. */
  customer: z.union([z.object({ id }), z.object({ create: newCustomer })]).optional(),
  /** Contact written on the order only: a guest whom Shopify does not turn into a customer. */
  email: z.string().optional(),
  phone: z.string().optional(),
  lines: z.array(orderLine).min(1),
  orderDiscount: discount.optional(),
  shipping: z.object({ title: text.optional(), price: amount, discount: discount.optional() }).optional(),
  tip: amount.optional(),
  /** The last tender without an amount takes what is left. */
  tenders: z.array(z.object({ gateway: text, amount: amount.optional() })).optional(),
  locationId: id.optional(),
  deviceId: id.optional(),
  staffId: id.optional(),
  test: z.boolean().optional(),
  presentment: z.object({ currency: z.string().length(3), rate: z.number().positive() }).optional(),
  /** false leaves the order pending; "authorized" holds the money without taking it. */
  paid: z.union([z.boolean(), z.literal("authorized")]).optional(),
  fulfilled: z.boolean().optional(),
  tags: z.array(text).optional(),
  note: z.string().optional(),
  attributes: z.array(z.object({ key: text, value: z.string() })).optional(),
  name: text.optional(),
});

export const payOrderInput = z.object({
  at,
  orderId: id,
  gateway: text.optional(),
  amount: amount.optional(),
});

export const fulfilOrderInput = z.object({
  at,
  orderId: id,
  lines: z.array(z.object({ lineId: id, quantity })).optional(),
  locationId: id.optional(),
});

export const refundInput = z.object({
  at,
  orderId: id,
  lines: z.array(z.object({ lineId: id, quantity, restock: z.boolean().optional() })).optional(),
  /** The amount handed back; with lines or shipping it overrides the calculated one. */
  amount: amount.optional(),
  /** Minor units of shipping, or true for all that is left of it. */
  shipping: z.union([amount, z.literal(true)]).optional(),
  to: z.enum(["original", "gift_card", "store_credit"]).optional(),
  locationId: id.optional(),
  staffId: id.optional(),
  note: z.string().optional(),
});

export const requestReturnInput = z.object({
  at,
  orderId: id,
  lines: z.array(z.object({ lineId: id, quantity, reason: text.optional() })).min(1),
  /** Goods the shopper takes instead; they join the order when the return is approved. */
  exchange: z.array(orderLine).optional(),
});

export const returnIdInput = z.object({ at, orderId: id, returnId: id });

export const reduceReturnInput = returnIdInput.extend({
  removals: z.array(z.object({ returnLineId: id, quantity })).min(1),
});

export const refundReturnInput = returnIdInput.extend({
  to: z.enum(["original", "gift_card", "store_credit"]).optional(),
  restock: z.boolean().optional(),
  locationId: id.optional(),
  staffId: id.optional(),
});

export const cancelOrderInput = z.object({
  at,
  orderId: id,
  reason: z.enum(["customer", "declined", "fraud", "inventory", "staff", "other"]).optional(),
  /** Gives the money back; false voids an order without returning what was paid. */
  refund: z.boolean().optional(),
  restock: z.boolean().optional(),
});

export const orderIdInput = z.object({ at, orderId: id });

export const editOrderInput = z.object({
  at,
  orderId: id,
  addLines: z.array(orderLine).optional(),
  removeQuantities: z.array(z.object({ lineId: id, quantity })).optional(),
  discount: z.object({ lineId: id, amount, title: text.optional() }).optional(),
  staffId: id.optional(),
});

export const createCustomerInput = newCustomer.extend({ at });
export const updateCustomerInput = z.object({
  at,
  customerId: id,
  email: z.string().nullable().optional(),
  phone: z.string().nullable().optional(),
  firstName: z.string().nullable().optional(),
  lastName: z.string().nullable().optional(),
  tags: z.array(text).optional(),
  note: z.string().nullable().optional(),
  verifiedEmail: z.boolean().optional(),
});
export const customerIdInput = z.object({ at, customerId: id });
export const mergeCustomersInput = z.object({ at, keptId: id, deletedId: id });

export const createProductInput = z.object({
  at,
  title: text,
  vendor: text.optional(),
  productType: text.optional(),
  tags: z.array(text).optional(),
  giftCard: z.boolean().optional(),
  variants: z
    .array(
      z.object({
        title: text.optional(),
        sku: text.optional(),
        price: amount,
        taxable: z.boolean().optional(),
        requiresShipping: z.boolean().optional(),
        stock: z.number().int().optional(),
      }),
    )
    .min(1),
});
export const updateProductInput = z.object({
  at,
  productId: id,
  title: text.optional(),
  tags: z.array(text).optional(),
  prices: z.array(z.object({ variantId: id, price: amount })).optional(),
  collectionIds: z.array(id).optional(),
});
export const productIdInput = z.object({ at, productId: id });

export const deleteDiscountInput = z.object({ at, code: text });

export const shopInput = z.object({ at });
export const scopesInput = z.object({ at, scopes: z.array(text) });

export type PlaceOrderInput = z.infer<typeof placeOrderInput>;
export type PayOrderInput = z.infer<typeof payOrderInput>;
export type FulfilOrderInput = z.infer<typeof fulfilOrderInput>;
export type RefundInput = z.infer<typeof refundInput>;
export type RequestReturnInput = z.infer<typeof requestReturnInput>;
export type ReturnIdInput = z.infer<typeof returnIdInput>;
export type ReduceReturnInput = z.infer<typeof reduceReturnInput>;
export type RefundReturnInput = z.infer<typeof refundReturnInput>;
export type CancelOrderInput = z.infer<typeof cancelOrderInput>;
export type OrderIdInput = z.infer<typeof orderIdInput>;
export type EditOrderInput = z.infer<typeof editOrderInput>;
export type CreateCustomerInput = z.infer<typeof createCustomerInput>;
export type UpdateCustomerInput = z.infer<typeof updateCustomerInput>;
export type CustomerIdInput = z.infer<typeof customerIdInput>;
export type MergeCustomersInput = z.infer<typeof mergeCustomersInput>;
export type CreateProductInput = z.infer<typeof createProductInput>;
export type UpdateProductInput = z.infer<typeof updateProductInput>;
export type ProductIdInput = z.infer<typeof productIdInput>;
export type DeleteDiscountInput = z.infer<typeof deleteDiscountInput>;
export type ShopInput = z.infer<typeof shopInput>;
export type ScopesInput = z.infer<typeof scopesInput>;
export type OrderLineInput = z.infer<typeof orderLine>;
export type DiscountInput = z.infer<typeof discount>;
export type NewCustomer = z.infer<typeof newCustomer>;
