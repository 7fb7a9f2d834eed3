import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { cancelOrder, placeOrder } from "#simulator/world/actions.ts";
import { ledgerProblems } from "../invariants/ledger-problems.ts";
import {
  drain,
  startSimulatedShopify,
  type SimulatedShop,
  type SimulatedShopify,
} from "./simulated-shopify.ts";

let shopify: SimulatedShopify;
beforeAll(async () => {
  shopify = await startSimulatedShopify();
});
afterEach(async () => expect(await ledgerProblems()).toEqual([]));
afterAll(() => shopify.close());

const BEN = "ben@example.com";

async function openedShop(): Promise<SimulatedShop> {
  const shop = await shopify.startShop();
  await shop.visit();
  return shop;
}

/** An order of which no webhook ever tells. */
function buyUnnoticed(shop: SimulatedShop, quantity = 1): number {
  const customer = { create: { email: BEN, firstName: "Ben", lastName: "Example" } };
  const lines = [{ variantId: shop.variantId, quantity }];
  const { orderId } = placeOrder(shopify.simulator.world, shop.world, { channel: "online", customer, lines });
  if (orderId === undefined) throw new Error("the order was not placed");
  return orderId;
}

async function reconcile(shop: SimulatedShop): Promise<{ seen: number; healed: number; status: string }> {
  const { reconcileShop } = await import("#app/flows/reconcile-shop.server.ts");
  await reconcileShop(shop.shop);
  await drain();
  const { sql } = await import("#app/platform/db.server.ts");
  const { rows } = await sql.query<{ seen: number; healed: number; status: string }>({
    text: "SELECT seen, healed, status FROM reconcile_run WHERE merchant_id = $1 ORDER BY run_id DESC LIMIT 1",
    values: [shop.shop.merchantId],
  });
  if (!rows[0]) throw new Error("no reconciliation ran");
  return rows[0];
}

it("finds orders that no webhook told of, and a cancellation too (O1, E15)", async () => {
  const shop = await openedShop();
  const orderId = buyUnnoticed(shop);
  buyUnnoticed(shop, 2);
  expect(await reconcile(shop)).toEqual({ seen: 2, healed: 2, status: "done" });
  // 79.00 and 158.00 with 19% tax inside: 66.39 and 132.77 without.
  expect((await shop.balance(BEN)).available).toBe(66 + 132);
  cancelOrder(shopify.simulator.world, shop.world, { orderId });
  await reconcile(shop);
  expect((await shop.balance(BEN)).available).toBe(132);
});

it("heals nothing twice, and nothing that the webhooks told (O1)", async () => {
  const shop = await openedShop();
  const lines = [{ variantId: shop.variantId, quantity: 1 }];
  shopify.simulator.perform(shop.world, "placeOrder", {
    channel: "pos",
    customer: { create: { email: BEN } },
    lines,
  });
  await shopify.simulator.deliverer.idle();
  await drain();
  expect((await shop.balance(BEN)).available).toBe(66);
  expect(await reconcile(shop)).toEqual({ seen: 1, healed: 0, status: "done" });
  buyUnnoticed(shop);
  expect((await reconcile(shop)).healed).toBe(1);
  expect((await reconcile(shop)).healed).toBe(0);
  expect((await shop.balance(BEN)).available).toBe(132);
});

it("gives the same by webhook and by reconciliation, refunds included (O1)", async () => {
  const [told, asked] = [await openedShop(), await openedShop()];
  for (const shop of [told, asked]) {
    shopify.simulator.deliverer.switches.lossPercent = shop === asked ? 100 : 0;
    const customer = { create: { email: BEN } };
    const lines = [{ variantId: shop.variantId, quantity: 3 }];
    const input = { channel: "online", customer, lines, shipping: { price: 490 }, tip: 100 };
    const { orderId } = shopify.simulator.perform(shop.world, "placeOrder", input);
    const [line] = shop.world.orders.get(orderId ?? 0)?.lines ?? [];
    shopify.simulator.perform(shop.world, "refund", { orderId, lines: [{ lineId: line?.id, quantity: 1 }] });
    shopify.simulator.perform(shop.world, "refund", { orderId, amount: 1_000 });
    await shopify.simulator.deliverer.idle();
  }
  shopify.simulator.deliverer.switches.lossPercent = 0;
  await drain();
  await reconcile(asked);
  const balance = await told.balance(BEN);
  expect(balance.available).toBeGreaterThan(100);
  expect(await asked.balance(BEN)).toEqual(balance);
});

it("leaves an attached order with its member when it finds what no webhook told of it", async () => {
  const { attachOrder } = await import("#app/flows/attach-order.server.ts");
  const { sql } = await import("#app/platform/db.server.ts");
  const { asProfileId } = await import("#app/vocabulary/ids.ts");
  const shop = await openedShop();
  const orderId = buyUnnoticed(shop);
  const customer = { create: { email: "ada@example.com", firstName: "Ada", lastName: "Example" } };
  const lines = [{ variantId: shop.variantId, quantity: 1 }];
  placeOrder(shopify.simulator.world, shop.world, { channel: "online", customer, lines });
  await reconcile(shop);
  const { rows } = await sql.query<{ value: string; profile_id: number }>({
    text: "SELECT value, profile_id FROM profile_identity WHERE merchant_id = $1 AND kind = 'email' ORDER BY value",
    values: [shop.shop.merchantId],
  });
  const [ada = asProfileId(0), ben = asProfileId(0)] = rows.map((row) => asProfileId(row.profile_id));
  const wish = { merchantId: shop.shop.merchantId, profileId: ada, confirmedOwner: ben, choice: null };
  const answer = await attachOrder({ ...wish, number: String(orderId), staffName: "Till Example" });
  expect(answer).toMatchObject({ ok: true, available: 66 });
  cancelOrder(shopify.simulator.world, shop.world, { orderId });
  expect((await reconcile(shop)).healed).toBe(1);
  expect((await shop.balance("ada@example.com")).available).toBe(66);
  const owner = "SELECT profile_id, target_reason FROM shop_order WHERE merchant_id = $1 AND order_id = $2";
  const { rows: orders } = await sql.query({ text: owner, values: [shop.shop.merchantId, orderId] });
  expect(orders).toEqual([{ profile_id: ada, target_reason: "cancelled" }]);
});

it("settles on one state through duplicates, losses, disorder and reconciliation (O1)", async () => {
  const shop = await openedShop();
  Object.assign(shopify.simulator.deliverer.switches, {
    duplicatePercent: 40,
    lossPercent: 30,
    shuffleWindow: 12,
  });
  for (let nth = 0; nth < 12; nth++) {
    const customer = { create: { email: BEN } };
    const lines = [{ variantId: shop.variantId, quantity: 1 }];
    const { orderId } = shopify.simulator.perform(shop.world, "placeOrder", {
      channel: "online",
      customer,
      lines,
    });
    if (nth % 3 === 0) shopify.simulator.perform(shop.world, "cancelOrder", { orderId, refund: true });
  }
  await shopify.simulator.deliverer.idle();
  Object.assign(shopify.simulator.deliverer.switches, {
    duplicatePercent: 0,
    lossPercent: 0,
    shuffleWindow: 0,
  });
  await drain();
  await reconcile(shop);
  expect((await shop.balance(BEN)).available).toBe(8 * 66);
});

it("is not run twice at once for a shop, and goes on after it was stopped half-way", async () => {
  const shop = await openedShop();
  buyUnnoticed(shop);
  const { beginReconciliation } = await import("#app/modules/shops/index.ts");
  const first = await beginReconciliation(shop.shop, new Date("2026-01-01T00:00:00Z"));
  expect(first).not.toBeNull();
  expect(await beginReconciliation(shop.shop, new Date("2026-01-01T00:00:00Z"))).toBeNull();
  const { sql } = await import("#app/platform/db.server.ts");
  await sql.query({ text: "UPDATE shop_sync SET lease_until = now() - interval '1 second'" });
  expect(await reconcile(shop)).toEqual({ seen: 1, healed: 1, status: "done" });
  const { rows } = await sql.query({
    text: "SELECT status FROM reconcile_run WHERE merchant_id = $1 ORDER BY run_id",
    values: [shop.shop.merchantId],
  });
  expect(rows).toEqual([{ status: "failed" }, { status: "done" }]);
});
