/** Bodies as Shopify's webhooks write them, small and valid; a test changes the one thing it is about. */
type Body = Record<string, unknown>;

export const usd = (amount: string) => ({
  shop_money: { amount, currency_code: "USD" },
  presentment_money: { amount, currency_code: "USD" },
});

export const webhookLine = (changes: Body = {}): Body => ({
  id: 7001,
  admin_graphql_api_id: "gid://shopify/LineItem/7001",
  product_id: 501,
  variant_id: 601,
  title: "Linen shirt",
  sku: "LS-1",
  gift_card: false,
  quantity: 2,
  current_quantity: 2,
  price: "45.00",
  price_set: usd("45.00"),
  total_discount: "0.00",
  discount_allocations: [{ amount: "9.00", amount_set: usd("9.00"), discount_application_index: 0 }],
  tax_lines: [{ title: "VAT", price: "8.10", price_set: usd("8.10"), rate: 0.1 }],
  duties: [],
  ...changes,
});

export const webhookRefund = (changes: Body = {}): Body => ({
  id: 9001,
  admin_graphql_api_id: "gid://shopify/Refund/9001",
  order_id: 1001,
  created_at: "2026-03-02T10:00:00Z",
  note: "Too small",
  refund_line_items: [
    { id: 1, line_item_id: 7001, quantity: 1, subtotal: 40.5, subtotal_set: usd("40.50"), total_tax: 4.05 },
  ],
  refund_shipping_lines: [],
  order_adjustments: [],
  transactions: [
    { id: 8002, kind: "refund", gateway: "visa", status: "success", amount: "44.55", currency: "USD" },
  ],
  ...changes,
});

export const webhookCustomer = (changes: Body = {}): Body => ({
  id: 301,
  admin_graphql_api_id: "gid://shopify/Customer/301",
  first_name: "Ana",
  last_name: "Silva",
  email: "ana@example.com",
  phone: "+351912345678",
  verified_email: true,
  tags: "vip, wholesale",
  created_at: "2026-02-01T09:00:00Z",
  updated_at: "2026-03-01T09:00:00Z",
  ...changes,
});

export const webhookOrder = (changes: Body = {}): Body => ({
  id: 1001,
  admin_graphql_api_id: "gid://shopify/Order/1001",
  name: "#1001",
  updated_at: "2026-03-01T10:00:00+01:00",
  created_at: "2026-03-01T09:00:00+01:00",
  processed_at: "2026-03-01T08:59:59+01:00",
  cancelled_at: null,
  closed_at: null,
  test: false,
  source_name: "web",
  location_id: null,
  device_id: null,
  user_id: null,
  financial_status: "paid",
  fulfillment_status: null,
  currency: "USD",
  presentment_currency: "USD",
  taxes_included: false,
  total_price: "95.10",
  total_price_set: usd("95.10"),
  current_total_price: "95.10",
  current_total_price_set: usd("95.10"),
  total_tip_received: "0.00",
  total_discounts: "9.00",
  payment_gateway_names: ["visa"],
  discount_codes: [{ code: "SPRING", amount: "9.00", type: "percentage" }],
  tags: "gift, rush",
  email: "ana@example.com",
  phone: null,
  customer_locale: "pt",
  customer: webhookCustomer(),
  billing_address: { first_name: "Ana", last_name: "Silva" },
  shipping_address: null,
  line_items: [webhookLine()],
  shipping_lines: [
    {
      id: 1,
      price: "8.00",
      price_set: usd("8.00"),
      discounted_price: "6.00",
      discounted_price_set: usd("6.00"),
      tax_lines: [],
      is_removed: false,
    },
  ],
  refunds: [],
  returns: [],
  fulfillments: [],
  ...changes,
});
