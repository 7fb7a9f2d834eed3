import { beforeAll, describe, expect, it } from "vitest";
import { generateStore, type GeneratedStore } from "#simulator/generate/generate-store.ts";
import { createWorld } from "#simulator/world/create-world.ts";
import { sumsOf } from "#simulator/world/order-sums.ts";
import type { Order, WebhookEvent, World } from "#simulator/world/types.ts";

const until = new Date("2026-06-15T18:00:00Z");

function generate(seed: number, customers = 300) {
  const world = createWorld({ seed });
  const store = generateStore(world, { domain: "kiez.myshopify.com", seed, customers, until, scopes: [] });
  const told: WebhookEvent[] = [];
  store.pass(until, (events) => void told.push(...events));
  return { world, store, told };
}

const gist = (store: GeneratedStore) =>
  [...store.shop.orders.values()].map((each) => [each.id, each.name, each.createdAt, sumsOf(each).total]);

describe("a generated store", () => {
  let world: World;
  let store: GeneratedStore;
  let told: WebhookEvent[];
  let orders: Order[];
  beforeAll(() => {
    ({ world, store, told } = generate(1));
    orders = [...store.shop.orders.values()];
  });

  it("is the same for the same seed, and another for another", () => {
    expect(gist(generate(1).store)).toEqual(gist(store));
    expect(gist(generate(2).store)).not.toEqual(gist(store));
  });

  it("covers three years, tells them in their order, and sells at both tills and online", () => {
    const times = orders.map((each) => each.createdAt.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(orders[0]?.createdAt.getUTCFullYear()).toBe(2023);
    expect(orders.at(-1)?.createdAt.toISOString().slice(0, 7)).toBe("2026-06");
    expect(new Set(orders.map((each) => each.channel))).toEqual(new Set(["online", "pos", "draft"]));
    const tills = orders.filter((each) => each.channel === "pos").map((each) => each.locationId);
    expect(new Set(tills)).toEqual(new Set(store.shop.locations.keys()));
    expect(told.length).toBeGreaterThan(orders.length * 3);
  });

  it("knows people of one channel and of both, by phone only, guests, and nobody at all", () => {
    const channelsOf = (id: number) =>
      new Set(orders.filter((each) => each.customerId === id).map((each) => each.channel));
    const kinds = [...store.shop.customers.keys()].map((id) => [...channelsOf(id)].sort().join(" and "));
    expect(kinds).toEqual(expect.arrayContaining(["online", "pos", "online and pos"]));
    const customers = [...store.shop.customers.values()];
    expect(customers.filter((each) => each.email === null && each.phone !== null).length).toBeGreaterThan(20);
    const strangers = orders.filter((each) => each.customerId === null);
    expect(strangers.filter((each) => each.channel === "online").every((each) => each.email !== null)).toBe(
      true,
    );
    expect(strangers.filter((each) => each.channel === "pos").length).toBeGreaterThan(100);
  });

  it("has everything that happens to orders afterwards", () => {
    const topics = new Set(told.map((each) => each.topic));
    expect([...topics]).toEqual(
      expect.arrayContaining([
        "orders/cancelled",
        "orders/edited",
        "orders/fulfilled",
        "refunds/create",
        "returns/request",
        "returns/close",
      ]),
    );
    const refunds = orders.flatMap((each) => each.refunds);
    expect(refunds.some((each) => each.lines.length === 0 && each.transactionIds.length > 0)).toBe(true);
    expect(orders.some((each) => each.lines.some((line) => line.giftCard))).toBe(true);
  });

  it("writes only to addresses and numbers that reach nobody", () => {
    for (const { email, phone } of store.shop.customers.values()) {
      expect(email ?? "none@example.com").toMatch(/@example\.com$/);
      expect(phone ?? "+493023125000").toMatch(/^\+49(3023125|6990009|4066969|2214710|8999998)\d{3}$/);
    }
  });

  it("lives on: a purchase happens when time passes, and only then", () => {
    const now = new Date("2026-06-15T18:00:05Z");
    const before = store.shop.orders.size;
    store.buy(now);
    expect(store.shop.orders.size).toBe(before);
    const events: WebhookEvent[] = [];
    store.pass(now, (some) => void events.push(...some));
    expect(store.shop.orders.size).toBe(before + 1);
    expect(events.map((each) => each.topic)).toContain("orders/create");
    expect(world.shops.get("kiez.myshopify.com")).toBe(store.shop);
  });
});
