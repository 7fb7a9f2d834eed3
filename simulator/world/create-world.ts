import { seededRandom } from "./random.ts";
import type { Location, Shop, ShopWorld, StaffMember, World } from "./types.ts";

const FIRST_ID = 5_000_000_000_000;

/** Ids have 13 digits, grow, and are the same for the same seed. */
function idSource(seed: number): () => number {
  const random = seededRandom(seed);
  let last = FIRST_ID + (seed % 1000) * 1_000_000_000;
  return () => (last += 1 + Math.floor(random() * 900));
}

export function createWorld(options: { seed?: number; now?: () => Date } = {}): World {
  return {
    now: options.now ?? (() => new Date()),
    nextId: idSource(options.seed ?? 1),
    shops: new Map(),
    discountFunctions: new Map(),
  };
}

export type ShopSettings = Partial<Omit<Shop, "id" | "domain">> & {
  domain: string;
  locations?: { name: string; city: string }[];
  staff?: { firstName: string; lastName: string; email: string }[];
  scopes?: string[];
};

const defaultLocations = [
  { name: "Warehouse", city: "Berlin" },
  { name: "Main Street store", city: "Berlin" },
];
const defaultStaff = [
  { firstName: "Owner", lastName: "Example", email: "owner@example.com" },
  { firstName: "Till", lastName: "Example", email: "till@example.com" },
];

export function addShop(world: World, settings: ShopSettings): ShopWorld {
  const { locations = defaultLocations, staff = defaultStaff, scopes = [], ...rest } = settings;
  const shop: Shop = {
    name: "Throughline demo",
    email: "owner@example.com",
    owner: "Owner Example",
    currency: "EUR",
    timezone: "Europe/Berlin",
    country: "DE",
    taxesIncluded: true,
    tax: { title: "VAT", rate: 0.19 },
    plan: "Basic",
    createdAt: world.now(),
    ...rest,
    id: world.nextId(),
  };
  const state: ShopWorld = {
    shop,
    products: new Map(),
    variants: new Map(),
    collections: new Map(),
    locations: new Map(),
    staff: new Map(),
    customers: new Map(),
    customerByContact: new Map(),
    orders: new Map(),
    discounts: new Map(),
    giftCards: new Map(),
    storeCreditAccounts: new Map(),
    carts: new Map(),
    metafields: new Map(),
    installed: true,
    scopes,
    nextOrderNumber: 1001,
  };
  for (const each of locations) addLocation(world, state, each);
  for (const each of staff) addStaffMember(world, state, each);
  world.shops.set(shop.domain, state);
  return state;
}

export function addLocation(world: World, shop: ShopWorld, from: { name: string; city: string }): Location {
  const location: Location = { ...from, id: world.nextId(), active: true, stock: new Map() };
  shop.locations.set(location.id, location);
  return location;
}

function addStaffMember(world: World, shop: ShopWorld, from: Omit<StaffMember, "id">): StaffMember {
  const member: StaffMember = { ...from, id: world.nextId() };
  shop.staff.set(member.id, member);
  return member;
}

/** A collection is a list of products; the simulator has no rules for them. */
export function addCollection(world: World, shop: ShopWorld, title: string, productIds: number[]) {
  const collection = {
    id: world.nextId(),
    title,
    handle: handleOf(title),
    productIds: [...productIds],
    updatedAt: world.now(),
  };
  shop.collections.set(collection.id, collection);
  return collection;
}

export function handleOf(title: string): string {
  return (
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, "") || "untitled"
  );
}
