import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { id, order } from "../factories/order.ts";
import { orderBy, returned } from "../factories/order-story.ts";
import { ledgerProblems } from "../invariants/ledger-problems.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterEach(async () => expect(await ledgerProblems()).toEqual([]));
afterAll(() => app.close());

const ADA = "ada@example.com";

async function jobsFor(shop: TestShop, task: string): Promise<number> {
  const { sql } = await import("#app/platform/db.server.ts");
  const { rows } = await sql.query<{ n: number }>({
    text: `SELECT count(*)::int AS n FROM graphile_worker._private_jobs j
           JOIN graphile_worker._private_tasks t ON t.id = j.task_id
           WHERE t.identifier = $1 AND (j.payload->>'merchantId')::int = $2`,
    values: [task, shop.shop.merchantId],
  });
  return rows[0]?.n ?? 0;
}

async function install(shop: TestShop): Promise<void> {
  const { transaction } = await import("#app/platform/db.server.ts");
  const { markInstalled } = await import("#app/modules/shops/index.ts");
  await transaction((tx) => markInstalled(tx, shop.shop, ["read_orders"]));
}

it("goes on with the program after a reinstallation, with nothing lost and nothing doubled (O4)", async () => {
  const shop = await startTestShop();
  await shop.see(order());
  await shop.apply([{ kind: "app-uninstalled" }]);
  expect(await jobsFor(shop, "forget-tokens")).toBe(1);
  await install(shop);
  await shop.see(order());
  await shop.see(returned(order(), 1), order({ orderId: id(1002) }));
  expect((await shop.balance(ADA)).available).toBe(100);
});

it("erases nothing when the merchant is back before the redaction comes (O4)", async () => {
  const shop = await startTestShop();
  await shop.see(order());
  await shop.apply([{ kind: "app-uninstalled" }]);
  await install(shop);
  expect(await shop.apply([{ kind: "shop-redaction" }])).toEqual([
    { outcome: "ignored", reason: "The shop has installed the app again, so nothing is erased." },
  ]);
  const { eraseMerchant } = await import("#app/flows/erase.server.ts");
  await eraseMerchant(shop.shop);
  expect((await shop.balance(ADA)).available).toBe(100);
});

it("orders the erasure when uninstall and redaction come in one batch (O4)", async () => {
  const shop = await startTestShop();
  const outcomes = await shop.apply([{ kind: "app-uninstalled" }, { kind: "shop-redaction" }]);
  expect(outcomes.map((each) => each.outcome)).toEqual(["applied", "applied"]);
  expect(await jobsFor(shop, "erase-merchant")).toBe(1);
});

it("keeps the scopes that the merchant granted", async () => {
  const shop = await startTestShop();
  await shop.apply([{ kind: "scopes-updated", scopes: ["read_orders", "read_customers"] }]);
  const { readShop } = await import("#app/modules/shops/index.ts");
  expect((await readShop(shop.shop)).scopes).toEqual(["read_orders", "read_customers"]);
});

it("gives nothing for what was bought before the program began", async () => {
  const shop = await startTestShop();
  const old = new Date("2025-12-31T10:00:00Z");
  await shop.see(order({ processedAt: old }));
  expect((await shop.balance(ADA)).available).toBe(0);
});

it("keeps equal Shopify ids of two merchants apart", async () => {
  const [one, two] = [await startTestShop(), await startTestShop({ pointsPerUnit: "3" })];
  await one.see(order());
  await two.see(order());
  await one.see(returned(order(), 1));
  expect((await one.balance(ADA)).available).toBe(0);
  expect((await two.balance(ADA)).available).toBe(300);
});

it("applies one batch of several merchants, each by its own rule", async () => {
  const shops = [await startTestShop({ pointsPerUnit: "2" }), await startTestShop({ pointsPerUnit: "5" })];
  const { transaction } = await import("#app/platform/db.server.ts");
  const { applyEvents, loadShops } = await import("#app/flows/apply-events/index.ts");
  const at = new Date("2026-07-01T00:00:00Z");
  const events = shops.flatMap(({ shop }) =>
    [order(), orderBy("ben@example.com", 7002, { orderId: id(1002) })].map((each) => ({
      tenant: shop,
      event: { kind: "order-seen", order: each } as const,
      arrivedAt: at,
    })),
  );
  await transaction(async (tx) =>
    applyEvents(
      tx,
      events,
      await loadShops(
        tx,
        shops.map((each) => each.shop),
      ),
      at,
    ),
  );
  expect(await Promise.all(shops.map(async (each) => (await each.balance(ADA)).available))).toEqual([
    200, 500,
  ]);
});
