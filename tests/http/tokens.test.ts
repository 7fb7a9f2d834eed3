import { afterAll, beforeAll, expect, it } from "vitest";
import {
  callShopify,
  startSimulatedShopify,
  type SimulatedShop,
  type SimulatedShopify,
} from "./simulated-shopify.ts";

let shopify: SimulatedShopify;
beforeAll(async () => {
  shopify = await startSimulatedShopify();
});
afterAll(() => shopify.close());

async function offlineSession(shop: SimulatedShop) {
  const { SealedSessionStorage } = await import("#app/shopify/auth/sessions.server.ts");
  const storage = new SealedSessionStorage();
  return { storage, session: await storage.loadSession(`offline_${shop.shop.domain}`) };
}

/** Time passes: the access token is past its hour. */
async function expireToken(shop: SimulatedShop): Promise<void> {
  const { storage, session } = await offlineSession(shop);
  if (!session) throw new Error("the shop has no session");
  session.expires = new Date("2026-01-01T00:00:00Z");
  await storage.storeSession(session);
}

async function accessToken(shop: SimulatedShop): Promise<string> {
  const { offlineAccessToken } = await import("#app/shopify/auth/offline-access.server.ts");
  return offlineAccessToken(shop.shop.domain);
}

async function reauthoriseAt(shop: SimulatedShop): Promise<Date | null> {
  const { readShop } = await import("#app/modules/shops/index.ts");
  return (await readShop(shop.shop)).reauthoriseAt;
}

/** Counts what the simulated Shopify is asked for while the work runs. */
async function refreshesDuring(work: () => Promise<unknown>): Promise<number> {
  const { tokens } = shopify.simulator;
  const refresh = tokens.refresh.bind(tokens);
  let asked = 0;
  tokens.refresh = (shop, token) => {
    asked++;
    return refresh(shop, token);
  };
  await work();
  tokens.refresh = refresh;
  return asked;
}

it("keeps tokens that work, and nothing of them in readable form", async () => {
  const shop = await shopify.startShop();
  await shop.visit();
  expect(await callShopify(shop)).toBe("EUR");
  const { sql } = await import("#app/platform/db.server.ts");
  const { rows } = await sql.query<{ sealed: Buffer }>({
    text: "SELECT sealed FROM shopify_session WHERE shop_domain = $1",
    values: [shop.shop.domain],
  });
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(row.sealed.includes(Buffer.from("shpat_"))).toBe(false);
});

it("refreshes an expired token once though eight ask at the same moment (O3)", async () => {
  const shop = await shopify.startShop();
  await shop.visit();
  const first = await accessToken(shop);
  await expireToken(shop);
  let tokens: string[] = [];
  const asked = await refreshesDuring(async () => {
    tokens = await Promise.all(Array.from({ length: 8 }, () => accessToken(shop)));
  });
  expect(asked).toBe(1);
  expect(new Set(tokens).size).toBe(1);
  expect(tokens[0]).not.toBe(first);
  expect(await callShopify(shop)).toBe("EUR");
});

it("goes on with each new refresh token, since the old one works only once (O3)", async () => {
  const shop = await shopify.startShop();
  await shop.visit();
  const seen = new Set<string>();
  for (let hour = 0; hour < 3; hour++) {
    await expireToken(shop);
    seen.add(await accessToken(shop));
    expect(await callShopify(shop)).toBe("EUR");
  }
  expect(seen.size).toBe(3);
});

it("shows a shop whose refresh Shopify refuses as one to re-authorise, and the next visit repairs it (O3)", async () => {
  const shop = await shopify.startShop();
  await shop.visit();
  shopify.simulator.tokens.revoke(shop.shop.domain);
  await expireToken(shop);
  expect(await callShopify(shop)).toBeNull();
  expect(await reauthoriseAt(shop)).toBeInstanceOf(Date);
  expect(await refreshesDuring(() => callShopify(shop))).toBe(0);
  await shop.visit();
  expect(await reauthoriseAt(shop)).toBeNull();
  expect(await callShopify(shop)).toBe("EUR");
});

it("shows a shop whose token Shopify no longer takes as one to re-authorise (O3)", async () => {
  const shop = await shopify.startShop();
  await shop.visit();
  shopify.simulator.tokens.revoke(shop.shop.domain);
  expect(await callShopify(shop)).toBeNull();
  expect(await reauthoriseAt(shop)).toBeInstanceOf(Date);
  expect((await offlineSession(shop)).session).toBeUndefined();
});

it("asks nothing of Shopify for a shop that was never opened", async () => {
  const shop = await shopify.startShop();
  expect(await callShopify(shop)).toBeNull();
  expect(await reauthoriseAt(shop)).toBeInstanceOf(Date);
});
