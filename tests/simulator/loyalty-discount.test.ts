import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";
import { DISCOUNT_FUNCTION, DISCOUNT_METAFIELD } from "#app/contracts/discount-settings.ts";
import type { CappedPercentSettings, PerksSettings } from "#app/contracts/discount-settings.ts";
import { MEMBER_METAFIELD, type MemberMetafield } from "#app/contracts/member-metafield.ts";
import { runningSimulator } from "./running-simulator.ts";

const EXTENSION = path.resolve(import.meta.dirname, "../../extensions/loyalty-discount");

let folder: string;
let running: Awaited<ReturnType<typeof runningSimulator>>;
let ada = 0;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "loyalty-discount-"));
  const module = path.join(folder, "function.mjs");
  const entryPoints = [path.join(EXTENSION, "src/index.ts")];
  await build({ entryPoints, outfile: module, bundle: true, format: "esm", platform: "neutral" });
  running = await runningSimulator({ discountFunctions: [{ folder: EXTENSION, module }] });
  [ada = 0] = running.shop.customers.keys();
});
afterAll(async () => {
  await running.simulator.close();
  await rm(folder, { recursive: true });
});

const together = { orderDiscounts: true, productDiscounts: true, shippingDiscounts: true };

async function mutate(query: string, variables: Record<string, unknown>): Promise<void> {
  const { json } = await running.graphql(query, variables);
  expect(JSON.stringify(json)).not.toMatch(/"message"/);
}

const metafield = (kind: typeof DISCOUNT_METAFIELD | typeof MEMBER_METAFIELD, value: unknown) => ({
  ...kind,
  value: JSON.stringify(value),
});

async function ask(route: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${running.simulator.url}/sim/api/storefront/${route}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { "x-storefront-session": "tab-of-ada" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return response.json();
}

it("the app's own function gives a tier's perks and prices a capped code at the simulated checkout", async () => {
  const perks: PerksSettings = {
    gives: "perks",
    tiers: { gold: { name: "Gold", percent: 10, shipping: "cheapest" } },
    message: { en: "{tier} perk", de: "Vorteil {tier}" },
  };
  const capped: CappedPercentSettings = {
    gives: "capped_percent",
    percent: 50,
    cap: { amount: "5.00", currency: "EUR" },
    minimum: null,
    productIds: [],
    collectionIds: [],
  };
  const member: MemberMetafield = { points: 10, tier: { id: "gold", name: "Gold" }, until: null };
  const common = {
    functionHandle: DISCOUNT_FUNCTION,
    startsAt: "2026-01-01T00:00:00Z",
    combinesWith: together,
  };
  await mutate(
    `mutation ($input: DiscountAutomaticAppInput!) {
      discountAutomaticAppCreate(automaticAppDiscount: $input) { userErrors { message } } }`,
    {
      input: {
        ...common,
        title: "Member perks",
        discountClasses: ["ORDER", "PRODUCT", "SHIPPING"],
        metafields: [metafield(DISCOUNT_METAFIELD, perks)],
      },
    },
  );
  await mutate(
    `mutation ($input: DiscountCodeAppInput!) {
      discountCodeAppCreate(codeAppDiscount: $input) { userErrors { message } } }`,
    {
      input: {
        ...common,
        title: "HALF",
        code: "HALF",
        usageLimit: 1,
        discountClasses: ["ORDER"],
        context: { customers: { add: [`gid://shopify/Customer/${ada}`] } },
        metafields: [metafield(DISCOUNT_METAFIELD, capped)],
      },
    },
  );
  await mutate(
    `mutation ($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { userErrors { message } } }`,
    { m: [{ ...metafield(MEMBER_METAFIELD, member), ownerId: `gid://shopify/Customer/${ada}` }] },
  );
  const [variantId] = running.shop.variants.keys();
  // 89.00 of coffee and 4.90 for delivery.
  expect(await ask("cart/lines", { lines: [{ variantId, quantity: 10 }] })).toMatchObject({
    cost: { total: { amount: "93.90" } },
  });
  await ask("login", { customerId: ada });
  await ask("market", { language: "de" });
  expect(await ask("checkout/codes", { codes: ["half"] })).toMatchObject({
    discountCodes: [{ applicable: true }],
    discountAllocations: [
      { kind: "code", code: "HALF", discountedAmount: { amount: "5.00" } },
      { kind: "automatic", title: "Vorteil Gold", discountedAmount: { amount: "8.90" } },
    ],
    delivery: { options: [{ total: { amount: "0.00" } }, { total: { amount: "9.90" } }] },
    cost: { total: { amount: "75.10" } },
  });
});
