import type { Customer, ShopWorld } from "#simulator/world/types.ts";
import { timestamp } from "./timestamp.ts";

/** The customer inside an order. Tags and order counts left these payloads with 2025-01. */
export function embeddedCustomer({ shop }: ShopWorld, customer: Customer) {
  return {
    id: customer.id,
    created_at: timestamp(customer.createdAt, shop.timezone),
    updated_at: timestamp(customer.updatedAt, shop.timezone),
    first_name: customer.firstName,
    last_name: customer.lastName,
    state: customer.state,
    note: customer.note,
    verified_email: customer.verifiedEmail,
    multipass_identifier: null,
    tax_exempt: false,
    email: customer.email,
    phone: customer.phone,
    currency: shop.currency,
    tax_exemptions: [],
    admin_graphql_api_id: `gid://shopify/Customer/${customer.id}`,
  };
}

export function customerBody(shop: ShopWorld, customer: Customer) {
  return { ...embeddedCustomer(shop, customer), addresses: [] };
}

export function deletedCustomerBody(customerId: number) {
  return { id: customerId, tax_exemptions: [], admin_graphql_api_id: `gid://shopify/Customer/${customerId}` };
}

export function mergedCustomersBody(keptId: number, deletedId: number) {
  return {
    admin_graphql_api_customer_kept_id: `gid://shopify/Customer/${keptId}`,
    admin_graphql_api_customer_deleted_id: `gid://shopify/Customer/${deletedId}`,
    admin_graphql_api_job_id: null,
    status: "completed",
    errors: [],
  };
}
