import type {
  CreateCustomerInput,
  CustomerIdInput,
  MergeCustomersInput,
  NewCustomer,
  UpdateCustomerInput,
} from "./action-inputs.ts";
import { ActionRefused } from "./action-refused.ts";
import { findCustomer } from "./find.ts";
import { mergeBlocker, moveDiscounts } from "./merge-effects.ts";
import { momentOf } from "./touch.ts";
import type {
  ActionResult,
  Customer,
  EventSubject,
  ShopWorld,
  WebhookEvent,
  WebhookTopic,
  World,
} from "./types.ts";

type CustomerTopic = Extract<WebhookTopic, `customers/${string}`>;

const emailKey = (email: string): string => email.trim().toLowerCase();

function keysOf(customer: {
  email?: string | null | undefined;
  phone?: string | null | undefined;
}): string[] {
  return [customer.email ? emailKey(customer.email) : null, customer.phone ?? null].filter(
    (key) => key !== null,
  );
}

function event(shop: ShopWorld, topic: CustomerTopic, at: Date, subject: EventSubject): WebhookEvent {
  return { topic, shop: shop.shop.domain, at, subject };
}

export function createCustomer(world: World, shop: ShopWorld, input: CreateCustomerInput): ActionResult {
  const taken = keysOf(input).find((key) => shop.customerByContact.has(key));
  if (taken !== undefined) throw new ActionRefused(`${taken} has already been taken.`);
  const at = momentOf(world, input.at);
  const customer = add(world, shop, input, at);
  return {
    customerId: customer.id,
    events: [event(shop, "customers/create", at, { kind: "customer", customerId: customer.id })],
  };
}

/** The customer who holds the e-mail, or the phone, or a new one. */
export function matchOrCreateCustomer(
  world: World,
  shop: ShopWorld,
  input: NewCustomer,
  at: Date,
): { customer: Customer; events: WebhookEvent[] } {
  const known = keysOf(input)
    .map((key) => shop.customerByContact.get(key))
    .find((id) => id !== undefined);
  const existing = known === undefined ? undefined : shop.customers.get(known);
  if (existing !== undefined) return { customer: existing, events: [] };
  const customer = add(world, shop, input, at);
  return {
    customer,
    events: [event(shop, "customers/create", at, { kind: "customer", customerId: customer.id })],
  };
}

function add(world: World, shop: ShopWorld, input: NewCustomer, at: Date): Customer {
  const customer: Customer = {
    id: world.nextId(),
    firstName: input.firstName ?? null,
    lastName: input.lastName ?? null,
    email: input.email ?? null,
    phone: input.phone ?? null,
    tags: input.tags ?? [],
    note: input.note ?? null,
    verifiedEmail: input.verifiedEmail ?? true,
    state: "disabled",
    createdAt: at,
    updatedAt: at,
  };
  shop.customers.set(customer.id, customer);
  for (const key of keysOf(customer)) shop.customerByContact.set(key, customer.id);
  return customer;
}

export function updateCustomer(world: World, shop: ShopWorld, input: UpdateCustomerInput): ActionResult {
  const customer = findCustomer(shop, input.customerId);
  const { at: when, customerId, ...changes } = input;
  for (const key of keysOf(changes)) {
    const holder = shop.customerByContact.get(key);
    if (holder !== undefined && holder !== customerId)
      throw new ActionRefused(`${key} has already been taken.`);
  }
  const at = momentOf(world, when);
  for (const key of keysOf(customer)) shop.customerByContact.delete(key);
  const stated = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  Object.assign(customer, stated, { updatedAt: laterOf(customer.updatedAt, at) });
  for (const key of keysOf(customer)) shop.customerByContact.set(key, customer.id);
  return { customerId, events: [event(shop, "customers/update", at, { kind: "customer", customerId })] };
}

const laterOf = (before: Date, at: Date): Date => new Date(Math.max(at.getTime(), before.getTime() + 1000));

/** Shopify deletes only customers without orders. */
export function deleteCustomer(world: World, shop: ShopWorld, input: CustomerIdInput): ActionResult {
  const customer = findCustomer(shop, input.customerId);
  for (const order of shop.orders.values()) {
    if (order.customerId === customer.id)
      throw new ActionRefused("A customer with orders cannot be deleted.");
  }
  remove(shop, customer);
  const at = momentOf(world, input.at);
  return {
    customerId: customer.id,
    events: [event(shop, "customers/delete", at, { kind: "customer-deleted", customerId: customer.id })],
  };
}

function remove(shop: ShopWorld, customer: Customer): void {
  shop.customers.delete(customer.id);
  for (const key of keysOf(customer)) shop.customerByContact.delete(key);
}

/** The kept customer takes over orders, tags and the contacts that it lacks. */
export function mergeCustomers(world: World, shop: ShopWorld, input: MergeCustomersInput): ActionResult {
  if (input.keptId === input.deletedId) throw new ActionRefused("A customer cannot be merged with itself.");
  const kept = findCustomer(shop, input.keptId);
  const gone = findCustomer(shop, input.deletedId);
  for (const customer of [kept, gone]) {
    const blocker = mergeBlocker(shop, customer.id);
    const name = [customer.firstName, customer.lastName].filter((part) => part !== null).join(" ");
    if (blocker !== null) throw new ActionRefused(`${name} has ${blocker} and can’t be merged.`);
  }
  const at = momentOf(world, input.at);
  remove(shop, gone);
  kept.email ??= gone.email;
  kept.phone ??= gone.phone;
  kept.firstName ??= gone.firstName;
  kept.lastName ??= gone.lastName;
  kept.tags = [...new Set([...kept.tags, ...gone.tags])];
  kept.updatedAt = laterOf(kept.updatedAt, at);
  for (const key of keysOf(kept)) shop.customerByContact.set(key, kept.id);
  for (const order of shop.orders.values()) if (order.customerId === gone.id) order.customerId = kept.id;
  moveDiscounts(shop, gone.id, kept.id);
  return {
    customerId: kept.id,
    events: [
      event(shop, "customers/merge", at, { kind: "customer-merge", keptId: kept.id, deletedId: gone.id }),
      event(shop, "customers/update", at, { kind: "customer", customerId: kept.id }),
    ],
  };
}
