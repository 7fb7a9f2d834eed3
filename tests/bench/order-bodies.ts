const money = (amount: string) => ({
  shop_money: { amount, currency_code: "EUR" },
  presentment_money: { amount, currency_code: "EUR" },
});

function line(orderId: number, nth: number, price: string, quantity: number) {
  return {
    id: orderId * 10 + nth,
    admin_graphql_api_id: `gid://shopify/LineItem/${orderId * 10 + nth}`,
    current_quantity: quantity,
    quantity,
    gift_card: false,
    name: `Product ${nth}`,
    title: `Product ${nth}`,
    price,
    price_set: money(price),
    product_id: 5_000_000 + nth,
    variant_id: 6_000_000 + nth,
    sku: `SKU-${nth}`,
    taxable: true,
    total_discount: "0.00",
    total_discount_set: money("0.00"),
    tax_lines: [{ price: "1.60", rate: 0.19, title: "VAT", price_set: money("1.60") }],
    duties: [],
    discount_allocations: [],
  };
}

/** The body of an orders/paid webhook with three lines, of one of `people` customers. */
export function orderBody(nth: number, people: number): string {
  const id = 7_000_000_000 + nth;
  const customer = 8_000_000 + (nth % people);
  const at = new Date(Date.UTC(2026, 0, 2) + nth * 1000).toISOString();
  const lines = [line(id, 1, "10.00", 2), line(id, 2, "24.90", 1), line(id, 3, "5.10", 1)];
  return JSON.stringify({
    id,
    admin_graphql_api_id: `gid://shopify/Order/${id}`,
    name: `#${nth}`,
    created_at: at,
    updated_at: at,
    processed_at: at,
    cancelled_at: null,
    closed_at: null,
    currency: "EUR",
    presentment_currency: "EUR",
    financial_status: "paid",
    fulfillment_status: null,
    source_name: nth % 3 === 0 ? "pos" : "web",
    location_id: nth % 3 === 0 ? 101 : null,
    device_id: nth % 3 === 0 ? 1 : null,
    user_id: null,
    taxes_included: true,
    test: false,
    email: `person${customer}@example.com`,
    contact_email: `person${customer}@example.com`,
    phone: null,
    total_price: "50.00",
    total_price_set: money("50.00"),
    current_total_price: "50.00",
    current_total_price_set: money("50.00"),
    subtotal_price: "50.00",
    total_tax: "4.80",
    total_discounts: "0.00",
    total_tip_received: "0.00",
    payment_gateway_names: ["shopify_payments"],
    discount_codes: [],
    note_attributes: [],
    tags: "",
    tax_lines: [],
    line_items: lines,
    shipping_lines: [],
    fulfillments: [],
    refunds: [],
    returns: [],
    customer: {
      id: customer,
      admin_graphql_api_id: `gid://shopify/Customer/${customer}`,
      email: `person${customer}@example.com`,
      phone: null,
      first_name: "Person",
      last_name: String(customer),
      verified_email: true,
      state: "disabled",
      tags: "",
      created_at: "2026-01-01T00:00:00Z",
      updated_at: "2026-01-01T00:00:00Z",
    },
  });
}
