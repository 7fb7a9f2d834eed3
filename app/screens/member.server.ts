import { randomUUID } from "node:crypto";
import { z } from "zod";
import { toShopifyId, type MerchantId } from "#app/vocabulary/ids.ts";
import { parseInstant } from "#app/vocabulary/time.ts";
import { EARNING, listAwardsOfOrders, ruleName } from "#app/modules/earning/index.ts";
import {
  listEntries,
  readPersonBalance,
  type LedgerLine,
  type PersonBalance,
} from "#app/modules/ledger/index.ts";
import {
  listOrderNames,
  listPersonOrders,
  readPersonFigures,
  type PersonFigures,
  type PersonOrder,
} from "#app/modules/orders/index.ts";
import {
  listIdentities,
  listPossibleDuplicates,
  readPerson,
  type KnownBy,
  type Person,
  type PossibleDuplicate,
} from "#app/modules/profiles/index.ts";
import { readVersions } from "#app/modules/programs/index.ts";
import { listLocations, listShops } from "#app/modules/shops/index.ts";
import { adminView, type AdminView, type Visit } from "./admin-view.ts";
import { readMemberRewards, type MemberRewards } from "./member-rewards.server.ts";
import { readMemberTier, type MemberTier } from "./member-tier.server.ts";

const ORDERS_PER_PAGE = 10;
const ENTRIES_PER_PAGE = 25;

/** Where in Shopify's admin an order stands; null for a shop that this admin is not of. */
const orderUrl = (visit: Visit, shopId: number | null, orderId: string | null): string | null =>
  shopId === visit.shop.shopId && orderId !== null ? `shopify://admin/orders/${orderId}` : null;

export interface MemberIdentity extends KnownBy {
  shopName: string | null;
  url: string | null;
}

export interface MemberOrder extends PersonOrder {
  /** What rules gave, part of the order's points. */
  awards: { name: string; points: number }[];
  locationName: string | null;
  url: string | null;
}

export interface MemberEntry extends LedgerLine {
  orderName: string | null;
  url: string | null;
}

/** A page of a list that goes on: `more` is the place to ask for next. */
export interface Section<Item, Place> {
  items: Item[];
  more: Place | null;
}

export interface MemberScreen {
  view: AdminView;
  person: Person;
  identities: MemberIdentity[];
  balance: PersonBalance;
  figures: PersonFigures;
  /** Null while the merchant has no tiers. */
  tier: MemberTier | null;
  rewards: MemberRewards;
  duplicates: PossibleDuplicate[];
  orders: Section<MemberOrder, string>;
  entries: Section<MemberEntry, number>;
  /** Names the next adjustment or reward made from this page: sent twice, it is done once. */
  requestId: string;
}

export type MemberResult =
  { found: true; screen: MemberScreen } | { found: false; mergedInto: number | null };

/** A place in the list of orders, as the address writes it: the instant and the order behind which it goes on. */
function readOrderPlace(text: string): { processedAt: Date; orderId: string } | null {
  const [at, id] = text.split("~");
  const processedAt = parseInstant(at);
  const orderId = toShopifyId(id);
  return processedAt && orderId ? { processedAt, orderId } : null;
}

const places = z.object({
  orders: z
    .string()
    .refine((text) => readOrderPlace(text) !== null)
    .nullable(),
  entries: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).nullable(),
});

/** How far the lists of the page were opened. */
export type MemberPlaces = z.infer<typeof places>;

/** Null when the address names places that cannot be. */
export function parseMemberPlaces(params: URLSearchParams): MemberPlaces | null {
  const parsed = places.safeParse({ orders: params.get("orders"), entries: params.get("entries") });
  return parsed.success ? parsed.data : null;
}

const memberId = z.string().regex(/^[1-9]\d{0,14}$/);

/** A profile's number as the address writes it; null when it cannot be one. */
export function parseMemberId(text: string | undefined): number | null {
  const parsed = memberId.safeParse(text);
  return parsed.success ? Number(parsed.data) : null;
}

/** The awards of orders, each by what its rule is called now, or was last. */
async function readAwards(merchantId: MerchantId, profileId: number, orders: readonly PersonOrder[]) {
  const awards = await listAwardsOfOrders(merchantId, profileId, orders);
  const versions = awards.length === 0 ? [] : await readVersions(merchantId, EARNING);
  const names = new Map(
    versions.toReversed().flatMap(({ settings }) => settings.rules.map((rule) => [rule.id, ruleName(rule)])),
  );
  return ({ shopId, orderId }: PersonOrder) =>
    awards
      .filter((award) => award.shopId === shopId && award.orderId === orderId)
      .map(({ ruleId, points }) => ({ name: names.get(ruleId) ?? "Rule", points }));
}

async function readOrders(
  visit: Visit,
  profileId: number,
  place: string | null,
): Promise<Section<MemberOrder, string>> {
  const { merchantId } = visit.shop;
  const before = place === null ? null : readOrderPlace(place);
  const [orders, locations] = await Promise.all([
    listPersonOrders(merchantId, profileId, before, ORDERS_PER_PAGE + 1),
    listLocations(merchantId),
  ]);
  const names = new Map(
    locations.map((location) => [`${location.shopId}/${location.locationId}`, location.name]),
  );
  const items = orders.slice(0, ORDERS_PER_PAGE);
  const last = items.at(-1);
  const awardsOf = await readAwards(merchantId, profileId, items);
  return {
    items: items.map((order) => ({
      ...order,
      awards: awardsOf(order),
      locationName: names.get(`${order.shopId}/${order.locationId}`) ?? null,
      url: orderUrl(visit, order.shopId, order.orderId),
    })),
    more:
      orders.length > ORDERS_PER_PAGE && last ? `${last.processedAt.toISOString()}~${last.orderId}` : null,
  };
}

async function readEntries(
  visit: Visit,
  profileId: number,
  before: number | null,
): Promise<Section<MemberEntry, number>> {
  const { merchantId } = visit.shop;
  const lines = await listEntries(merchantId, profileId, before, ENTRIES_PER_PAGE + 1);
  const items = lines.slice(0, ENTRIES_PER_PAGE);
  const named = items.flatMap(({ shopId, orderId }) => (shopId && orderId ? [{ shopId, orderId }] : []));
  const names = await listOrderNames(merchantId, named);
  return {
    items: items.map((line) => ({
      ...line,
      orderName: names.get(`${line.shopId}/${line.orderId}`) ?? null,
      url: orderUrl(visit, line.shopId, line.orderId),
    })),
    more: lines.length > ENTRIES_PER_PAGE ? (items.at(-1)?.version ?? null) : null,
  };
}

async function readIdentities(visit: Visit, profileId: number): Promise<MemberIdentity[]> {
  const { merchantId, shopId } = visit.shop;
  const [identities, shops] = await Promise.all([
    listIdentities(merchantId, profileId),
    listShops(merchantId),
  ]);
  return identities.map((identity) => ({
    ...identity,
    shopName: shops.find((shop) => shop.shopId === identity.shopId)?.name ?? null,
    url:
      identity.kind === "customer" && identity.shopId === shopId
        ? `shopify://admin/customers/${identity.value}`
        : null,
  }));
}

/** Everything known about one person of the merchant; the place of a merged profile is told. */
export async function readMember(
  visit: Visit,
  profileId: number,
  at: MemberPlaces,
  now: Date,
): Promise<MemberResult> {
  const { merchantId } = visit.shop;
  const person = await readPerson(merchantId, profileId);
  if (!person || person.mergedInto !== null) return { found: false, mergedInto: person?.mergedInto ?? null };
  const [identities, balance, figures, tier, rewards, duplicates, orders, entries] = await Promise.all([
    readIdentities(visit, profileId),
    readPersonBalance(merchantId, profileId, now),
    readPersonFigures(merchantId, profileId),
    readMemberTier(merchantId, profileId, now),
    readMemberRewards(visit, profileId),
    listPossibleDuplicates(merchantId, profileId),
    readOrders(visit, profileId, at.orders),
    readEntries(visit, profileId, at.entries),
  ]);
  return {
    found: true,
    screen: {
      view: adminView(visit),
      person,
      identities,
      balance,
      figures,
      tier,
      rewards,
      duplicates,
      orders,
      entries,
      requestId: randomUUID(),
    },
  };
}
