import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RewardConditions } from "#app/modules/redemption/index.ts";
import { currency, id, minor } from "../factories/order.ts";
import { orderBy, pieces } from "../factories/order-story.ts";
import { startSimulatedShopify, type SimulatedShop, type SimulatedShopify } from "./simulated-shopify.ts";

const SURFACES = ["checkout", "account", "pos"] as const;
type Surface = (typeof SURFACES)[number];

const EMAIL = "ada@example.com";

let shopify: SimulatedShopify;
let shop: SimulatedShop;
let customerId: number;

/** A member with 600 points, who is a customer of the store. */
beforeAll(async () => {
  shopify = await startSimulatedShopify();
  shop = await shopify.startShop();
  await shop.visit();
  customerId = [...shop.world.customers.keys()][0] ?? 0;
  await shop.see(orderBy(EMAIL, customerId, { lines: [pieces(6, 10_000)] }));
});
afterAll(() => shopify.close());

interface RewardWish {
  cost?: number;
  conditions?: Partial<RewardConditions>;
  status?: "active" | "archived";
}

/** One reward, whatever the channel: five euros off. */
async function addReward({
  cost = 10,
  conditions = {},
  status = "active",
}: RewardWish = {}): Promise<number> {
  const { transaction } = await import("#app/platform/db.server.ts");
  const { createReward, rewardTerms, setRewardStatus } = await import("#app/modules/redemption/index.ts");
  const { merchantId } = shop.shop;
  const terms = rewardTerms.parse({
    offer: { kind: "amountOff", settings: { cost, amounts: { EUR: "5.00" } } },
    conditions,
  });
  return transaction(async (tx) => {
    const at = new Date();
    const rewardId = await createReward(tx, merchantId, { terms, author: "Owner", at });
    await setRewardStatus(tx, merchantId, { rewardId, status, at });
    return rewardId;
  });
}

let requests = 0;

/** Asks for a reward with a cart of forty euros; the account knows no cart. */
async function redeem(rewardId: number, surface: Surface) {
  const { redeemReward } = await import("#app/flows/redeem-reward.server.ts");
  const profileId = await shop.profileOf(EMAIL);
  if (profileId === null) throw new Error("Ada is not known");
  const eur = currency("EUR");
  const lines = [{ productId: "1", amount: minor(4_000) }];
  const answer = await redeemReward({
    shop: shop.shop,
    profileId,
    customerId: id(customerId),
    points: null,
    surface,
    currency: eur,
    basket: surface === "account" ? null : { currency: eur, subtotal: minor(4_000), lines },
    rewardId,
    requestId: `request-${++requests}`,
    actor: surface === "pos" ? "Cashier" : null,
  });
  return answer.ok ? "given" : answer.reason;
}

const heldNow = async () => (await shop.balance(EMAIL)).held;

it("R4 one reward, set up once, is had on every channel that it is switched on for, and on no other", async () => {
  const everywhere = await addReward();
  for (const surface of SURFACES)
    expect([surface, await redeem(everywhere, surface)]).toEqual([surface, "given"]);
  const online = await addReward({ conditions: { channels: ["online"] } });
  expect(await redeem(online, "pos")).toBe("wrong_channel");
  expect(await redeem(online, "checkout")).toBe("given");
  const till = await addReward({ conditions: { channels: ["pos"] } });
  expect(await redeem(till, "checkout")).toBe("wrong_channel");
  expect(await redeem(till, "account")).toBe("wrong_channel");
  expect(await redeem(till, "pos")).toBe("given");
});

const everywhere: [what: string, wish: RewardWish, reason: string][] = [
  ["its points", { cost: 10_000 }, "not_enough_points"],
  ["a tier", { conditions: { tiers: ["gold"] } }, "tier_required"],
  ["stock that is left", { conditions: { stock: 0 } }, "out_of_stock"],
  ["being offered still", { status: "archived" }, "unknown_reward"],
];
const withCart: typeof everywhere = [
  ["a minimum spend", { conditions: { minimumSpend: { EUR: "40.01" } } }, "minimum_spend"],
  ["some products", { conditions: { products: ["404"] } }, "no_matching_product"],
];

describe.each(SURFACES)("R5 at the %s the server asks for", (surface) => {
  it.each(surface === "account" ? everywhere : [...everywhere, ...withCart])(
    "%s, and holds nothing when it is missing",
    async (_, wish, reason) => {
      const rewardId = await addReward(wish);
      const before = await heldNow();
      expect(await redeem(rewardId, surface)).toBe(reason);
      expect(await heldNow()).toBe(before);
    },
  );

  it("the limit for each member, counted over all channels", async () => {
    const rewardId = await addReward({ conditions: { perPerson: 1 } });
    const elsewhere = surface === "pos" ? "checkout" : "pos";
    expect(await redeem(rewardId, elsewhere)).toBe("given");
    expect(await redeem(rewardId, surface)).toBe("limit_reached");
  });
});
