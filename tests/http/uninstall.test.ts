import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { ledgerProblems } from "../invariants/ledger-problems.ts";
import {
  callShopify,
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

async function perform(
  shop: SimulatedShop,
  ...action: Parameters<(typeof shopify.simulator)["perform"]> extends [unknown, ...infer Rest] ? Rest : never
) {
  shopify.simulator.perform(shop.world, ...action);
  await shopify.simulator.deliverer.idle();
  await drain();
}

const buy = (shop: SimulatedShop) =>
  perform(shop, "placeOrder", {
    channel: "online",
    customer: { create: { email: BEN } },
    lines: [{ variantId: shop.variantId, quantity: 1 }],
  });

async function statusOf(shop: SimulatedShop): Promise<string> {
  const { readShop } = await import("#app/modules/shops/index.ts");
  return (await readShop(shop.shop)).status;
}

it("resumes the program after uninstall and reinstall: nothing lost, nothing doubled (O4)", async () => {
  const shop = await shopify.startShop();
  await shop.visit();
  await buy(shop);
  await perform(shop, "uninstallApp", {});
  const { forgetTokens } = await import("#app/flows/erase.server.ts");
  await forgetTokens(shop.shop);
  expect(await statusOf(shop)).toBe("uninstalled");
  expect(await callShopify(shop)).toBeNull();
  await buy(shop);
  expect((await shop.balance(BEN)).available).toBe(66);

  await shop.visit();
  expect(await statusOf(shop)).toBe("installed");
  expect(await callShopify(shop)).toBe("EUR");
  const { reconcileShop } = await import("#app/flows/reconcile-shop.server.ts");
  await reconcileShop(shop.shop);
  await drain();
  expect((await shop.balance(BEN)).available).toBe(132);
  await perform(shop, "redactShop", {});
  const { eraseMerchant } = await import("#app/flows/erase.server.ts");
  await eraseMerchant(shop.shop);
  expect((await shop.balance(BEN)).available).toBe(132);
});

it("erases everything 48 hours after an uninstall that lasted (O4)", async () => {
  const shop = await shopify.startShop();
  await shop.visit();
  await buy(shop);
  await perform(shop, "uninstallApp", {});
  await perform(shop, "redactShop", {});
  const { eraseMerchant } = await import("#app/flows/erase.server.ts");
  await eraseMerchant(shop.shop);
  const { findShopByDomain } = await import("#app/modules/shops/index.ts");
  expect(await findShopByDomain(shop.shop.domain)).toBeNull();
  const { sql } = await import("#app/platform/db.server.ts");
  const { rows } = await sql.query({
    text: "SELECT id FROM shopify_session WHERE shop_domain = $1",
    values: [shop.shop.domain],
  });
  expect(rows).toEqual([]);
});

it("forgets one customer when Shopify asks, over HTTP as everything else", async () => {
  const shop = await shopify.startShop();
  await shop.visit();
  await buy(shop);
  const customer = [...shop.world.customers.values()].find((each) => each.email === BEN);
  await perform(shop, "redactCustomer", { customerId: customer?.id });
  expect(await shop.profileOf(BEN)).toBeNull();
});
