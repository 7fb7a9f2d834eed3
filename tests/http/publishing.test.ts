import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { memberMetafield } from "#app/contracts/member-metafield.ts";
import { toPoints } from "#app/vocabulary/points.ts";
import { deleteCustomer } from "#simulator/world/actions.ts";
import { ledgerProblems } from "../invariants/ledger-problems.ts";
import { runJobs } from "../harness/run-jobs.ts";
import {
  drain,
  startSimulatedShopify,
  type SimulatedShop,
  type SimulatedShopify,
} from "./simulated-shopify.ts";

let shopify: SimulatedShopify;
beforeAll(async () => {
  shopify = await startSimulatedShopify();
  await import("#app/jobs/handlers/index.server.ts");
});
afterEach(async () => expect(await ledgerProblems()).toEqual([]));
afterAll(() => shopify.close());

async function grant(shop: SimulatedShop, ...scopes: string[]): Promise<void> {
  const { transaction } = await import("#app/platform/db.server.ts");
  const { saveScopes } = await import("#app/modules/shops/index.ts");
  await transaction((tx) => saveScopes(tx, shop.shop, scopes));
}

async function openedShop(): Promise<SimulatedShop> {
  const shop = await shopify.startShop();
  await shop.visit();
  await grant(shop, "write_customers");
  return shop;
}

/** What Shopify keeps for us with one of its objects. */
function kept({ world }: SimulatedShop, owner: string, key: string): unknown {
  const found = [...world.metafields.values()].find((each) => each.ownerId === owner && each.key === key);
  return found ? JSON.parse(found.value) : null;
}

const program = (shop: SimulatedShop) =>
  z
    .object({
      currency: z.string(),
      earning: z.object({ rate: z.string() }).nullable(),
      tiers: z.record(z.string(), z.string()),
      brand: z.object({ colour: z.string() }),
      texts: z.record(
        z.string(),
        z.object({
          words: z.record(z.string(), z.string()),
          ways: z.array(z.object({ title: z.string(), detail: z.string() })),
          rewards: z.array(z.object({ title: z.string(), price: z.string(), detail: z.string().nullable() })),
        }),
      ),
    })
    .parse(kept(shop, `gid://shopify/Shop/${shop.world.shop.id}`, "program"));

const member = (shop: SimulatedShop, customerId: number | null) =>
  memberMetafield.nullable().parse(kept(shop, `gid://shopify/Customer/${customerId}`, "member"));

/** The customer's number; the order is told of as a webhook. */
async function buy(shop: SimulatedShop, email: string): Promise<number> {
  const { orderId } = shopify.simulator.perform(shop.world, "placeOrder", {
    channel: "pos",
    customer: { create: { email, verifiedEmail: true } },
    lines: [{ variantId: shop.variantId, quantity: 1 }],
  });
  await shopify.simulator.deliverer.idle();
  await drain();
  return shop.world.orders.get(orderId ?? 0)?.customerId ?? 0;
}

/** What waits is done, and then what it left for the minute after. */
async function publish(): Promise<void> {
  const { publishWaitingMembers } = await import("#app/flows/publish/write-members.server.ts");
  await runJobs();
  await publishWaitingMembers();
  await runJobs();
}

async function saveEarning(shop: SimulatedShop, rate: string, startsOn: string | null = null) {
  const { saveEarningSettings } = await import("#app/flows/save-earning-settings.server.ts");
  const { EARNING, earningSettings } = await import("#app/modules/earning/index.ts");
  const { newestVersion } = await import("#app/modules/programs/index.ts");
  const { dayIn } = await import("#app/vocabulary/time.ts");
  const { merchantId, timeZone } = shop.shop;
  const answer = await saveEarningSettings({
    merchantId,
    settings: earningSettings.parse({ pointsPerUnit: rate }),
    staffName: "Kim Example",
    baseVersion: (await newestVersion(merchantId, EARNING))?.version ?? 0,
    startsOn: startsOn === null ? null : { day: dayIn("UTC", new Date(startsOn)), timeZone },
  });
  expect(answer.ok).toBe(true);
}

it("writes the program to the shop when it is saved, in every language, and a scheduled one when it begins", async () => {
  const shop = await openedShop();
  await saveEarning(shop, "2");
  await saveEarning(shop, "3", "2099-01-01");
  await runJobs();
  const facts = program(shop);
  expect(facts).toMatchObject({ currency: "EUR", earning: { rate: "2" }, tiers: {} });
  expect(Object.keys(facts.texts)).toEqual(["en", "fr", "de", "es", "ja"]);
  expect(facts.texts["de"]?.words["product"]).toBe("Sammeln Sie {points} mit diesem Artikel");
  const { sql } = await import("#app/platform/db.server.ts");
  const { merchantId } = shop.shop;
  const { rows } = await sql.query<{ run_at: Date; queue_name: string }>({
    text: "SELECT run_at, queue_name FROM graphile_worker.jobs WHERE key = $1",
    values: [`publish-program:${merchantId}:earning:3`],
  });
  // One queue for each merchant: nothing older is written over something newer.
  expect(rows).toEqual([
    { run_at: new Date("2098-12-31T23:00:00.000Z"), queue_name: `publish:${merchantId}` },
  ]);
});

it("writes a reward as soon as it can be had, in every language, and takes it off when it cannot", async () => {
  const shop = await openedShop();
  const { merchantId } = shop.shop;
  const { saveRewardTerms } = await import("#app/flows/save-reward.server.ts");
  const { setStatusOfReward } = await import("#app/flows/offer-rewards.server.ts");
  const { rewardTerms } = await import("#app/modules/redemption/index.ts");
  const terms = rewardTerms.parse({
    offer: { kind: "amountOff", settings: { cost: 500, amounts: { EUR: "5" } } },
    conditions: { minimumSpend: { EUR: "30" }, stock: 5, combinesWith: ["shipping"] },
  });
  const saved = await saveRewardTerms({
    merchantId,
    rewardId: null,
    baseRevision: 0,
    terms,
    staffName: "Kim Example",
  });
  if (!saved.ok) throw new Error(saved.reason);
  const offered = async (status: "active" | "archived") => {
    await setStatusOfReward({ merchantId, rewardId: saved.rewardId, status, staffName: "Kim Example" });
    await runJobs();
    return program(shop).texts;
  };
  await runJobs();
  expect(program(shop).texts["en"]?.rewards).toEqual([]);
  const texts = await offered("active");
  expect(texts["en"]?.rewards).toMatchObject([
    { title: "€5 off", price: "500\u00a0points", detail: "On orders of €30 or more. Valid for 30 days." },
  ]);
  expect(texts["de"]?.rewards[0]?.title).toBe("5\u00a0€ Rabatt");
  expect(texts["fr"]?.ways[0]?.title).toBe("Chaque achat");
  expect((await offered("archived"))["en"]?.rewards).toEqual([]);
});

it("writes what a member has to the customer, the newest state once for many changes", async () => {
  const shop = await openedShop();
  const customerId = await buy(shop, "ada@example.com");
  await buy(shop, "ada@example.com");
  expect(member(shop, customerId)).toBeNull();
  await publish();
  expect(member(shop, customerId)).toEqual({ points: 66 + 66, tier: null, until: null });
  const { sql } = await import("#app/platform/db.server.ts");
  const { rows } = await sql.query({
    text: "SELECT FROM member_to_publish WHERE merchant_id = $1",
    values: [shop.shop.merchantId],
  });
  expect(rows).toHaveLength(0);
});

it("writes the tier with the points, and everybody anew when a tier's name changes", async () => {
  const shop = await openedShop();
  const customerId = await buy(shop, "eve@example.com");
  const { saveTiersSettings } = await import("#app/flows/save-tiers-settings.server.ts");
  const { tiersSettings } = await import("#app/modules/tiers/index.ts");
  const save = (name: string, baseVersion: number) =>
    saveTiersSettings({
      shop: shop.shop,
      settings: tiersSettings.parse({ tiers: [{ id: "silver", name, threshold: "10", multiplier: "1.5" }] }),
      staffName: "Kim Example",
      baseVersion,
      startsOn: null,
      note: null,
    });
  await save("Silver", 0);
  await publish();
  expect(member(shop, customerId)?.tier).toEqual({ id: "silver", name: "Silver" });
  expect(program(shop).tiers).toEqual({ silver: "1.5" });
  await save("Sterling", 1);
  await publish();
  expect(member(shop, customerId)?.tier).toEqual({ id: "silver", name: "Sterling" });
});

it("does not let a customer who is gone hold up the others", async () => {
  const shop = await openedShop();
  shopify.simulator.perform(shop.world, "createCustomer", { email: "gone@example.com" });
  const goneId = shop.world.customerByContact.get("gone@example.com") ?? 0;
  await shopify.simulator.deliverer.idle();
  await drain();
  const { adjustPoints } = await import("#app/flows/adjust-points.server.ts");
  const profileId = await shop.profileOf("gone@example.com");
  if (profileId === null) throw new Error("nobody is known");
  const { merchantId } = shop.shop;
  const wish = { points: toPoints(5), note: "Sorry", requestId: "wish-0001", staffName: "Kim Example" };
  expect(await adjustPoints({ merchantId, profileId, ...wish })).toMatchObject({ ok: true });
  const customerId = await buy(shop, "stays@example.com");
  deleteCustomer(shopify.simulator.world, shop.world, { customerId: goneId });
  await publish();
  expect(member(shop, customerId)?.points).toBe(66);
  expect(member(shop, goneId)).toBeNull();
});

it("waits for the scope to write customers, and writes everybody once it is granted", async () => {
  const shop = await openedShop();
  await grant(shop, "read_customers");
  const customerId = await buy(shop, "mia@example.com");
  await publish();
  expect(member(shop, customerId)).toBeNull();
  shopify.simulator.perform(shop.world, "updateScopes", { scopes: ["read_orders", "write_customers"] });
  await shopify.simulator.deliverer.idle();
  await drain();
  await publish();
  expect(member(shop, customerId)?.points).toBe(66);
});
