import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { releaseFunction } from "#simulator/functions/release-function.ts";
import { id, minor } from "../factories/order.ts";
import { orderBy } from "../factories/order-story.ts";
import { runJobs } from "../harness/run-jobs.ts";
import { startSimulatedShopify, type SimulatedShop, type SimulatedShopify } from "./simulated-shopify.ts";

let shopify: SimulatedShopify;
let shop: SimulatedShop;
let ada: { id: number; email: string | null };
let bo: { id: number; email: string | null };

const TIERS = [
  { id: "basic", name: "Basic", threshold: "0", orderPercent: 5 },
  { id: "gold", name: "Gold", threshold: "500", orderPercent: 10, freeShipping: "cheapest" },
];

/** Two customers of the store: Ada has bought for 600, Bo for 10. Tiers begin, and everything is written to Shopify. */
beforeAll(async () => {
  shopify = await startSimulatedShopify();
  const folder = join(import.meta.dirname, "..", "..", "extensions", "loyalty-discount");
  const released = await releaseFunction({ folder, module: join(folder, "src", "index.ts") });
  shopify.simulator.world.discountFunctions.set(released.handle, released);
  shop = await shopify.startShop();
  await shop.visit();
  const { transaction } = await import("#app/platform/db.server.ts");
  const { saveScopes } = await import("#app/modules/shops/index.ts");
  await transaction((tx) => saveScopes(tx, shop.shop, ["write_customers", "write_discounts"]));
  const [first, second] = shop.world.customers.values();
  if (!first || !second) throw new Error("the sample shop has no two customers");
  [ada, bo] = [first, second];
  await shop.see(
    orderBy("ada@example.com", ada.id, { orderId: id(1001), currentTotal: minor(60_000) }),
    orderBy("bo@example.com", bo.id, { orderId: id(1002), currentTotal: minor(1_000) }),
  );
  const { saveTiersSettings } = await import("#app/flows/save-tiers-settings.server.ts");
  const { tiersSettings } = await import("#app/modules/tiers/index.ts");
  await saveTiersSettings({
    shop: shop.shop,
    settings: tiersSettings.parse({ tiers: TIERS }),
    staffName: "Owner",
    baseVersion: 0,
    startsOn: null,
    note: null,
  });
  await runJobs();
  const { publishWaitingMembers } = await import("#app/flows/publish/write-members.server.ts");
  await publishWaitingMembers();
  await runJobs();
});
afterAll(() => shopify.close());

/** A visitor's tab of the simulated online store. */
function tab() {
  const session = `tab-${randomUUID()}`;
  return async (route: string, body?: object): Promise<unknown> => {
    const address = `${shopify.simulator.url}/sim/api/storefront/${route}?shop=${shop.shop.domain}`;
    const answer = await fetch(address, {
      method: body === undefined ? "GET" : "POST",
      headers: { "x-storefront-session": session },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    expect(answer.status).toBe(200);
    return answer.json();
  };
}

const goods = () => ({ lines: [{ variantId: shop.variantId, quantity: 1 }] });

it("gives a member at checkout what their tier gives, in the shopper's language", async () => {
  const ask = tab();
  await ask("cart/lines", goods());
  await ask("login", { customerId: String(ada.id) });
  await ask("market", { language: "de" });
  const cart = await ask("checkout");
  expect(cart).toMatchObject({
    discountAllocations: [
      { kind: "automatic", title: "Gold-Vorteile", discountedAmount: { amount: "7.90" } },
    ],
  });
  expect(cart).toMatchObject({
    delivery: { discountAllocations: [expect.objectContaining({ title: "Gold-Vorteile" })] },
  });
});

it("gives the tier that asks for nothing to whoever stands in no higher one", async () => {
  const ask = tab();
  await ask("cart/lines", goods());
  await ask("login", { customerId: String(bo.id) });
  expect(await ask("checkout")).toMatchObject({
    discountAllocations: [{ title: "Basic benefits", discountedAmount: { amount: "3.95" } }],
    delivery: { discountAllocations: [] },
  });
});

it("gives nothing to a guest, nor to who types a member's address", async () => {
  const ask = tab();
  await ask("cart/lines", goods());
  const guest = await ask("checkout");
  expect(guest).toMatchObject({ discountAllocations: [], delivery: { discountAllocations: [] } });
  expect(await ask("checkout/email", { email: ada.email ?? "" })).toMatchObject({
    discountAllocations: [],
    delivery: { discountAllocations: [] },
  });
});
