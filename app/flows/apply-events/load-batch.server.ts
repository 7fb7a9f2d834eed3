import type { MerchantId, ProfileId, ShopifyId, Tenant } from "#app/vocabulary/ids.ts";
import type { Sql } from "#app/platform/db.server.ts";
import { lockNames } from "#app/platform/locks.server.ts";
import { loadOrders, orderKey, type OrderKey, type OrderRecord } from "#app/modules/orders/index.ts";
import {
  claimIdentities,
  loadProfiles,
  lockProfiles,
  ProfileBook,
  takeProfileIds,
  type IdentityLookup,
  type PersonClaim,
} from "#app/modules/profiles/index.ts";
import { findRedemptions } from "#app/modules/redemption/index.ts";
import type { Shop } from "#app/modules/shops/index.ts";
import type { ArrivedEvent } from "./applied-event.ts";
import { OrderFold } from "./fold-orders.ts";
import { claimOfCustomer, claimOfOrder } from "./person-claims.ts";

/** Shops by id; every event's shop is among them. */
export type Shops = ReadonlyMap<number, Shop>;

export function shopOf(shops: Shops, tenant: Tenant): Shop {
  const shop = shops.get(tenant.shopId);
  if (!shop || shop.merchantId !== tenant.merchantId) throw new Error(`shop ${tenant.shopId} was not loaded`);
  return shop;
}

/** The order an event is about, if any. */
export function orderIdOf({ event }: ArrivedEvent): ShopifyId | null {
  if (event.kind === "order-seen") return event.order.orderId;
  return "orderId" in event ? event.orderId : null;
}

/** What an event says of a person, if anything. */
export function claimOf({ tenant, event, arrivedAt }: ArrivedEvent, shops: Shops): PersonClaim | null {
  const { country } = shopOf(shops, tenant);
  if (event.kind === "order-seen") return claimOfOrder(event.order, tenant, country);
  if (event.kind === "customer-seen") return claimOfCustomer(event.customer, tenant, country, arrivedAt);
  return null;
}

const customerLookup = (tenant: Tenant, customerId: ShopifyId): IdentityLookup => ({
  merchantId: tenant.merchantId,
  kind: "customer",
  shopId: tenant.shopId,
  value: customerId,
});

const lookupsOfClaim = (claim: PersonClaim): IdentityLookup[] =>
  claimIdentities(claim).map((identity) => ({ ...identity, merchantId: claim.merchantId }));

function lookupsOf(event: ArrivedEvent, claim: PersonClaim | null): IdentityLookup[] {
  const { tenant, event: what } = event;
  if (claim) return lookupsOfClaim(claim);
  if (what.kind === "customers-merged")
    return [customerLookup(tenant, what.keptId), customerLookup(tenant, what.deletedId)];
  if (what.kind === "customer-deleted" || what.kind === "customer-redaction")
    return [customerLookup(tenant, what.customerId)];
  return [];
}

/** People who matter to a batch beside those of its events and orders. */
export interface PeopleBeside {
  claim: PersonClaim | null;
  profiles: readonly { merchantId: MerchantId; profileId: ProfileId }[];
}

export interface Batch {
  orders: OrderFold;
  book: ProfileBook;
  claims: (PersonClaim | null)[];
}

/**
 * Locks everything that the batch may change, in one order for all workers, then loads it. Locks are taken on names
 * (an e-mail, an order id), because the rows may not exist yet: two workers never make the same person twice.
 */
export async function loadBatch(
  tx: Sql,
  events: readonly ArrivedEvent[],
  shops: Shops,
  extra: readonly OrderKey[],
  beside: PeopleBeside = { claim: null, profiles: [] },
): Promise<Batch> {
  const claims = events.map((event) => claimOf(event, shops));
  const lookups = [
    ...events.flatMap((event, index) => lookupsOf(event, claims[index] ?? null)),
    ...(beside.claim ? lookupsOfClaim(beside.claim) : []),
  ];
  const keys = [
    ...extra,
    ...events.flatMap((event) => {
      const orderId = orderIdOf(event);
      return orderId ? [{ ...event.tenant, orderId }] : [];
    }),
  ];
  const unique = [...new Map(keys.map((key) => [orderKey(key), key])).values()];
  await lockNames(tx, [
    ...lookups.map((l) => `person/${l.merchantId}/${l.kind}/${l.shopId}/${l.value}`),
    ...unique.map((key) => `order/${orderKey(key)}`),
  ]);
  const stored = await loadOrders(tx, unique);
  const named = [...stored.orders.values()].flatMap((order) =>
    order.profileId === null ? [] : [{ merchantId: order.merchantId, profileId: order.profileId }],
  );
  const spenders = await findSpenders(tx, events, stored.orders, shops);
  const people = await loadPeople(tx, lookups, [...named, ...spenders, ...beside.profiles]);
  // Whether a claim is a stranger's is only known once those before it are matched; ids not used are lost, not missed.
  const freshIds = await takeProfileIds(
    tx,
    [...claims, beside.claim].filter((claim) => claim !== null).length,
  );
  return {
    orders: new OrderFold(stored.orders, stored.parts),
    book: new ProfileBook(people.profiles, people.identities, freshIds),
    claims,
  };
}

/** Who spent points on what orders of the batch carry, or on discounts that were deleted: often not who the order names. */
async function findSpenders(
  tx: Sql,
  events: readonly ArrivedEvent[],
  stored: ReadonlyMap<string, OrderRecord>,
  shops: Shops,
): Promise<{ merchantId: MerchantId; profileId: ProfileId }[]> {
  const found = [];
  for (const { merchantId, shopId } of shops.values()) {
    const seen = events.flatMap(({ tenant, event }) => (tenant.shopId === shopId ? event : []));
    const told = seen.flatMap((event) => (event.kind === "order-seen" ? event.order : []));
    const known = [...stored.values()].filter((order) => order.shopId === shopId);
    const codes = [...told, ...known.map(({ state }) => state)].flatMap(({ discountCodes }) => discountCodes);
    const orderIds = known.map(({ orderId }) => orderId);
    const gids = seen.flatMap((event) => (event.kind === "discount-deleted" ? event.gid : []));
    if (codes.length + orderIds.length + gids.length === 0) continue;
    found.push(...(await findRedemptions(tx, { merchantId, shopId, codes, orderIds, gids })));
  }
  return found;
}

/** A profile may have become another, or won another identity, while its lock was waited for. */
const MOST_LOCK_ROUNDS = 5;

/** People who own an identity or are named, read under their locks; whoever a second reading shows is locked and read again. */
export async function loadPeople(
  tx: Sql,
  lookups: readonly IdentityLookup[],
  named: Parameters<typeof loadProfiles>[2],
): ReturnType<typeof loadProfiles> {
  const locked = new Set<number>();
  let people = await loadProfiles(tx, lookups, named);
  for (let round = 0; round < MOST_LOCK_ROUNDS; round++) {
    const unlocked = people.profiles.filter((profile) => !locked.has(profile.profileId));
    if (unlocked.length === 0) return people;
    await lockProfiles(tx, unlocked);
    for (const { profileId } of unlocked) locked.add(profileId);
    people = await loadProfiles(tx, lookups, named);
  }
  throw new Error("the people of a batch kept changing while they were locked");
}
