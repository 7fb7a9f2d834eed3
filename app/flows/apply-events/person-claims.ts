import type { Tenant } from "#app/vocabulary/ids.ts";
import type { CustomerFacts, OrderFacts } from "#app/vocabulary/order.ts";
import { normaliseEmail, normalisePhone, type PersonClaim } from "#app/modules/profiles/index.ts";

/** What a customer record says of a person. */
export function claimOfCustomer(
  customer: CustomerFacts,
  tenant: Tenant,
  country: string,
  seenAt: Date,
): PersonClaim {
  return {
    ...tenant,
    customerId: customer.customerId,
    email: normaliseEmail(customer.email),
    phone: normalisePhone(customer.phone, country),
    emailVerified: customer.verifiedEmail !== false,
    firstName: customer.firstName,
    lastName: customer.lastName,
    locale: customer.locale,
    tags: customer.knowsTags ? customer.tags : null,
    updatedAt: customer.updatedAt,
    customerSince: customer.createdAt,
    seenAt,
  };
}

/**
 * What an order says of its person: its customer, or for a guest the e-mail and phone typed at checkout. Null for a
 * purchase that names nobody.
 */
export function claimOfOrder(order: OrderFacts, tenant: Tenant, country: string): PersonClaim | null {
  if (order.customer) return claimOfCustomer(order.customer, tenant, country, order.processedAt);
  const email = normaliseEmail(order.contact.email);
  const phone = normalisePhone(order.contact.phone, country);
  if (!email && !phone) return null;
  return {
    ...tenant,
    customerId: null,
    email,
    phone,
    emailVerified: true,
    firstName: order.contact.firstName,
    lastName: order.contact.lastName,
    locale: null,
    tags: null,
    updatedAt: null,
    customerSince: null,
    seenAt: order.processedAt,
  };
}
