import { ActionRefused } from "#simulator/world/action-refused.ts";
import { addShop } from "#simulator/world/create-world.ts";
import type { ShopWorld, WebhookEvent, World } from "#simulator/world/types.ts";
import { Agenda } from "./agenda.ts";
import { chanceOf, type Chance } from "./chance.ts";
import { stockShelves } from "./product-range.ts";
import { busyness, BUSIEST } from "./seasons.ts";
import { makeShopper, type Shopper } from "./shoppers.ts";
import type { Store } from "./store.ts";
import { guest, officeOrder, visit, walkIn } from "./visit.ts";

export type StoreOptions = {
  domain: string;
  seed: number;
  /** How many people the shop knows by name. */
  customers: number;
  /** The present: the history covers the three years before. */
  until: Date;
  scopes: string[];
};

export type GeneratedStore = {
  shop: ShopWorld;
  /** Lets time pass: what happens up to then is told, event by event, at its own moment. */
  pass: (until: Date, tell?: (events: WebhookEvent[]) => void) => void;
  /** Somebody buys something at this moment; what follows from it happens in due time. */
  buy: (at: Date) => void;
};

const DAY_MS = 86_400_000;
export const HISTORY_DAYS = 3 * 365;
/** Shares of visits that nobody's name belongs to, against the number of customers, over the whole period. */
const WALK_INS = 0.5;
const GUESTS = 0.22;
const OFFICES = 0.06;

/** A coffee and home goods shop in Berlin with its people; its history happens when time passes. */
export function generateStore(world: World, options: StoreOptions): GeneratedStore {
  const from = new Date(Math.floor(options.until.getTime() / DAY_MS) * DAY_MS - HISTORY_DAYS * DAY_MS);
  const shop = addShop(world, {
    domain: options.domain,
    name: "Kiez Kaffee & Home",
    createdAt: from,
    locations: [
      { name: "Roastery, Neukölln", city: "Berlin" },
      { name: "Shop, Mitte", city: "Berlin" },
    ],
    scopes: options.scopes,
  });
  const chance = chanceOf(options.seed);
  const told: { tell: (events: WebhookEvent[]) => void } = { tell: () => undefined };
  const store = openStore(world, shop, chance, from, (events) => told.tell(events));
  const shoppers = Array.from({ length: options.customers }, (_, index) => makeShopper(chance, index));
  const period = { from: from.getTime(), until: options.until.getTime() };
  for (const shopper of shoppers) planVisits(store, shopper, period);
  planStrangers(store, options.customers, period);
  return {
    shop,
    pass(until, tell) {
      told.tell = tell ?? (() => undefined);
      for (let next = store.agenda.takeDue(until); next !== null; next = store.agenda.takeDue(until)) {
        next.run(next.at);
      }
    },
    buy: (at) => store.agenda.note({ at, run: (when) => someoneBuys(store, shoppers, when) }),
  };
}

function openStore(
  world: World,
  shop: ShopWorld,
  chance: Chance,
  from: Date,
  tell: (events: WebhookEvent[]) => void,
): Store {
  const [roastery = 0, mitte = 0] = shop.locations.keys();
  const agenda = new Agenda();
  return {
    world,
    shop,
    chance,
    agenda,
    goods: stockShelves(world, shop, from),
    tills: [
      { locationId: mitte, deviceId: 1, weight: 5 },
      { locationId: mitte, deviceId: 2, weight: 2 },
      { locationId: roastery, deviceId: 3, weight: 3 },
    ],
    staffIds: [...shop.staff.keys()],
    act(run) {
      try {
        const result = run();
        tell(result.events);
        return result;
      } catch (error) {
        // An order may be cancelled or returned by the time something else was to happen to it.
        if (error instanceof ActionRefused) return null;
        throw error;
      }
    },
    later: (at, hours, run) => agenda.note({ at: new Date(at.getTime() + hours * 3_600_000), run }),
  };
}

type Period = { from: number; until: number };

/** Visits at random, more of them on busy days (thinning). */
function planVisits(store: Store, shopper: Shopper, { from, until }: Period): void {
  const { chance } = store;
  const start = from + shopper.from * (until - from);
  const end = from + shopper.to * (until - from);
  const meanGap = (365 * DAY_MS) / shopper.visitsPerYear / BUSIEST;
  const run = (when: Date): void => visit(store, shopper, when);
  // The shop knows everybody whom it counts: each comes once at least.
  store.agenda.note({ at: inOpeningHours(chance, start), run });
  for (let at = start; ;) {
    at -= Math.log(1 - chance.next()) * meanGap;
    if (at >= end) return;
    const when = new Date(at);
    const isTaken = chance.next() * BUSIEST < busyness(when, shopper.isSeasonal);
    if (isTaken) store.agenda.note({ at: inOpeningHours(chance, at), run });
  }
}

/** Between ten and seven in Berlin, in whole seconds; never later than the time given by more than that day. */
function inOpeningHours(chance: Chance, at: number): Date {
  const midnight = Math.floor(at / DAY_MS) * DAY_MS;
  return new Date(midnight + chance.between(8 * 3600, 17 * 3600) * 1000);
}

function planStrangers(store: Store, customers: number, { from, until }: Period): void {
  const { chance, agenda } = store;
  const times = (share: number): Date[] =>
    Array.from({ length: Math.round(customers * share) }, () =>
      inOpeningHours(chance, from + chance.next() * (until - from)),
    );
  for (const at of times(WALK_INS)) agenda.note({ at, run: (when) => walkIn(store, when) });
  times(GUESTS).forEach((at, index) => agenda.note({ at, run: (when) => guest(store, when, index) }));
  times(OFFICES).forEach((at, index) =>
    agenda.note({ at, run: (when) => officeOrder(store, when, index % 20) }),
  );
}

function someoneBuys(store: Store, shoppers: readonly Shopper[], at: Date): void {
  if (store.chance.happens(0.15)) walkIn(store, at);
  else visit(store, store.chance.pick(shoppers), at);
}
