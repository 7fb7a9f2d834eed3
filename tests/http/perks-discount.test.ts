import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { runJobs } from "../harness/run-jobs.ts";
import { startSimulatedShopify, type SimulatedShop, type SimulatedShopify } from "./simulated-shopify.ts";

let shopify: SimulatedShopify;
beforeAll(async () => {
  shopify = await startSimulatedShopify();
  const handle = "loyalty-discount";
  const released = { id: randomUUID(), handle, title: "Loyalty discounts", lines: null, delivery: null };
  shopify.simulator.world.discountFunctions.set(handle, released);
});
afterAll(() => shopify.close());

const GOLD = { id: "gold", name: "Gold", threshold: "500" };

async function saveTiers({ shop }: SimulatedShop, tiers: object[]): Promise<void> {
  const { saveTiersSettings } = await import("#app/flows/save-tiers-settings.server.ts");
  const { TIERS, tiersSettings } = await import("#app/modules/tiers/index.ts");
  const { newestVersion } = await import("#app/modules/programs/index.ts");
  const baseVersion = (await newestVersion(shop.merchantId, TIERS))?.version ?? 0;
  const settings = tiersSettings.parse({ tiers });
  const saved = await saveTiersSettings({
    shop,
    settings,
    staffName: "Owner",
    baseVersion,
    startsOn: null,
    note: null,
  });
  expect(saved.ok).toBe(true);
  await runJobs();
}

async function saveWords({ shop }: SimulatedShop, inCart: string): Promise<void> {
  const { saveBrandSettings } = await import("#app/flows/save-brand-settings.server.ts");
  const { BRAND, brandSettings } = await import("#app/modules/brand/index.ts");
  const { newestVersion } = await import("#app/modules/programs/index.ts");
  const baseVersion = (await newestVersion(shop.merchantId, BRAND))?.version ?? 0;
  const settings = brandSettings.parse({ words: { "perk.in_cart": { en: inCart } } });
  const { merchantId } = shop;
  const saved = await saveBrandSettings({
    merchantId,
    settings,
    staffName: "Owner",
    baseVersion,
    note: null,
  });
  expect(saved.ok).toBe(true);
  await runJobs();
}

const metafield = z
  .object({ value: z.string() })
  .nullable()
  .transform((found): unknown => found && JSON.parse(found.value));

const listed = z.object({
  discountNodes: z.object({
    nodes: z.array(
      z.object({
        id: z.string(),
        discount: z.object({
          title: z.string(),
          status: z.string(),
          discountClasses: z.array(z.string()),
          combinesWith: z.record(z.string(), z.boolean()),
        }),
        config: metafield,
        variables: metafield,
      }),
    ),
  }),
});

const LIST = `query {
  discountNodes(first: 10) { nodes {
    id
    discount { ... on DiscountAutomaticApp {
      title status discountClasses combinesWith { orderDiscounts productDiscounts shippingDiscounts }
    } }
    config: metafield(namespace: "$app:loyalty", key: "config") { value }
    variables: metafield(namespace: "$app:loyalty", key: "variables") { value }
  } }
}`;

async function admin<T>({ shop }: SimulatedShop, document: string, schema: z.ZodType<T>, variables = {}) {
  const { withAdmin } = await import("#app/flows/with-admin.server.ts");
  const { ask } = await import("#app/shopify/operations/admin-client.ts");
  const answer = await withAdmin(shop, (_, client) => ask(client, document, variables, schema));
  if (answer === null) throw new Error("the shop cannot be asked");
  return answer;
}

const discounts = async (shop: SimulatedShop) => (await admin(shop, LIST, listed)).discountNodes.nodes;

const remove = (shop: SimulatedShop, id: string) =>
  admin(
    shop,
    "mutation ($id: ID!) { discountAutomaticDelete(id: $id) { userErrors { message } } }",
    z.unknown(),
    { id },
  );

async function opened(): Promise<SimulatedShop> {
  const shop = await shopify.startShop();
  await shop.visit();
  await runJobs();
  return shop;
}

it("makes one discount for all perks with the first tier that gives some, and none before", async () => {
  const shop = await opened();
  await saveTiers(shop, [{ ...GOLD, perks: ["Early access"] }]);
  expect(await discounts(shop)).toEqual([]);
  await saveTiers(shop, [{ ...GOLD, orderPercent: 10, productPercent: 20, perkCollections: ["7"] }]);
  expect(await discounts(shop)).toEqual([
    {
      id: expect.stringMatching(/^gid:\/\/shopify\/DiscountAutomatic\w+\/\d+$/),
      discount: {
        title: "Member benefits",
        status: "ACTIVE",
        discountClasses: expect.arrayContaining(["ORDER", "PRODUCT", "SHIPPING"]),
        combinesWith: { orderDiscounts: true, productDiscounts: true, shippingDiscounts: true },
      },
      config: expect.objectContaining({
        gives: "perks",
        tiers: {
          gold: {
            name: "Gold",
            percent: 10,
            products: { percent: 20, productIds: [], collectionIds: ["7"] },
          },
        },
      }),
      variables: { collectionIds: ["gid://shopify/Collection/7"] },
    },
  ]);
});

it("changes the discount that is there, and takes it away when no tier gives anything by itself", async () => {
  const shop = await opened();
  await saveTiers(shop, [{ ...GOLD, orderPercent: 10 }]);
  const [made] = await discounts(shop);
  await saveTiers(shop, [{ ...GOLD, freeShipping: "any" }]);
  const [changed, ...others] = await discounts(shop);
  expect(others).toEqual([]);
  expect(changed?.id).toBe(made?.id);
  expect(changed?.config).toMatchObject({ tiers: { gold: { name: "Gold", shipping: "any" } } });
  await saveTiers(shop, [{ ...GOLD, name: "Ruby" }]);
  expect(await discounts(shop)).toEqual([]);
});

it("leaves it to the merchant who deleted it, until the tiers are saved again", async () => {
  const shop = await opened();
  await saveTiers(shop, [{ ...GOLD, orderPercent: 10 }]);
  const [made] = await discounts(shop);
  await saveWords(shop, "{tier} treats");
  expect((await discounts(shop))[0]?.config).toMatchObject({ message: { en: "{tier} treats" } });
  await remove(shop, made?.id ?? "");
  await saveWords(shop, "{tier} sweets");
  await shop.visit();
  await runJobs();
  expect(await discounts(shop)).toEqual([]);
  await saveTiers(shop, [{ ...GOLD, orderPercent: 15 }]);
  const [again] = await discounts(shop);
  expect(again?.config).toMatchObject({ tiers: { gold: { percent: 15 } } });
});

it("makes what it could not make before when the merchant grants a scope", async () => {
  const shop = await opened();
  await saveTiers(shop, [{ ...GOLD, orderPercent: 10 }]);
  const [made] = await discounts(shop);
  await remove(shop, made?.id ?? "");
  await shop.apply([{ kind: "scopes-updated", scopes: ["read_orders", "write_discounts"] }]);
  await runJobs();
  expect(await discounts(shop)).toHaveLength(1);
});

it("keeps one of two that a crash or a race left, and touches no discount of somebody else's", async () => {
  const shop = await opened();
  await saveTiers(shop, [{ ...GOLD, orderPercent: 10 }]);
  const [made] = await discounts(shop);
  const create = (metafields: object[]) =>
    admin(
      shop,
      `mutation ($discount: DiscountAutomaticAppInput!) {
        discountAutomaticAppCreate(automaticAppDiscount: $discount) { userErrors { message } }
      }`,
      z.object({ discountAutomaticAppCreate: z.object({ userErrors: z.array(z.unknown()).length(0) }) }),
      {
        discount: {
          title: "Another",
          functionHandle: "loyalty-discount",
          startsAt: "2026-01-01T00:00:00Z",
          discountClasses: ["ORDER"],
          metafields,
        },
      },
    );
  await create([{ namespace: "$app:loyalty", key: "config", type: "json", value: "{}" }]);
  await create([]);
  expect(await discounts(shop)).toHaveLength(3);
  await saveTiers(shop, [{ ...GOLD, orderPercent: 12 }]);
  const left = await discounts(shop);
  expect(left.map(({ discount }) => discount.title).sort()).toEqual(["Another", "Member benefits"]);
  expect(left.find(({ id }) => id === made?.id)?.config).toMatchObject({
    tiers: { gold: { percent: 12 } },
  });
});
