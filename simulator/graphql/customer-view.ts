import { sumsOf } from "#simulator/world/order-sums.ts";
import type { Customer, Order } from "#simulator/world/types.ts";
import { storeCreditAccounts } from "./credit/store-credit-view.ts";
import { metafieldFields } from "./metafield-view.ts";
import { orderConnection } from "./order-connection.ts";
import { gid, money, utc, type Context, type View } from "./view.ts";

export function customerView(context: Context, customer: Customer): View {
  const id = gid("Customer", customer.id);
  const orders = (): Order[] =>
    [...context.shop.orders.values()].filter((order) => order.customerId === customer.id);
  const spent = (): number =>
    orders().reduce((sum, order) => sum + sumsOf(order).received - sumsOf(order).refunded, 0);
  return {
    __typename: "Customer",
    id,
    legacyResourceId: String(customer.id),
    firstName: customer.firstName,
    lastName: customer.lastName,
    displayName: displayNameOf(customer),
    defaultEmailAddress: customer.email === null ? null : { emailAddress: customer.email },
    defaultPhoneNumber: customer.phone === null ? null : { phoneNumber: customer.phone },
    tags: customer.tags,
    note: customer.note,
    state: customer.state.toUpperCase(),
    verifiedEmail: customer.verifiedEmail,
    taxExempt: false,
    createdAt: utc(customer.createdAt),
    updatedAt: utc(customer.updatedAt),
    numberOfOrders: () => String(orders().length),
    amountSpent: () => money(spent(), context.shop.shop.currency),
    orders: (args) => orderConnection(context, args, orders()),
    storeCreditAccounts: storeCreditAccounts(context, customer),
    ...metafieldFields(context, id),
  };
}

/** Shopify falls back to the e-mail, then the phone, when nobody gave a name. */
function displayNameOf({ firstName, lastName, email, phone }: Customer): string {
  const name = [firstName, lastName].filter((part) => part !== null).join(" ");
  return name || email || phone || "";
}
