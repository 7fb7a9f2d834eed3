import { afterAll, beforeAll, expect, it } from "vitest";
import { startSimulatedShopify, type SimulatedShop, type SimulatedShopify } from "./simulated-shopify.ts";

let shopify: SimulatedShopify;
let shop: SimulatedShop;
beforeAll(async () => {
  shopify = await startSimulatedShopify();
  shop = await shopify.startShop();
});
afterAll(() => shopify.close());

async function name(chosen: { collections: string[]; products: string[] }) {
  const { nameChosenThings } = await import("#app/flows/name-chosen-things.server.ts");
  const { readShop } = await import("#app/modules/shops/index.ts");
  return nameChosenThings(await readShop(shop.shop), chosen);
}

it("does without titles while Shopify has not let us in", async () => {
  expect(await name({ collections: ["1"], products: [] })).toEqual({ collections: {}, products: {} });
});

it("reads the titles of collections and products, and leaves out what is gone", async () => {
  // The last test left the shop marked as one whose owner has to open the app.
  await shop.visit();
  const [collection] = shop.world.collections.values();
  const [product] = shop.world.products.values();
  const chosen = { collections: [String(collection?.id), "404"], products: [String(product?.id)] };
  expect(await name(chosen)).toEqual({
    collections: { [String(collection?.id)]: "Coffee" },
    products: { [String(product?.id)]: "House blend coffee 250 g" },
  });
});

it("asks nobody when nothing is chosen", async () => {
  expect(await name({ collections: [], products: [] })).toEqual({ collections: {}, products: {} });
});
