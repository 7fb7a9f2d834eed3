import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { asProfileId, type ProfileId } from "#app/vocabulary/ids.ts";
import { runJobs } from "../harness/run-jobs.ts";
import { startSimulatedShopify, type SimulatedShopify } from "../http/simulated-shopify.ts";
import { auditProblems } from "../invariants/audit-problems.ts";
import { id } from "../factories/order.ts";
import { orderBy, pieces } from "../factories/order-story.ts";
import { carrying, FIVE_OFF, inShopify, offerReward, read, spenderIn, type Spender } from "./spending.ts";

let shopify: SimulatedShopify;
beforeAll(async () => {
  shopify = await startSimulatedShopify();
});
afterEach(async () => expect(await auditProblems()).toEqual([]));
afterAll(() => shopify.close());

async function give(
  { test, profileId }: Spender,
  rewardId: number,
  some: { requestId?: string; profileId?: ProfileId } = {},
) {
  const { giveReward } = await import("#app/flows/rewards-by-hand.server.ts");
  const wish = { shop: test.shop, profileId, staffName: "Kim", rewardId, points: null };
  return giveReward({ ...wish, requestId: "by-hand-1", ...some });
}

async function given(...wish: Parameters<typeof give>) {
  const answer = await give(...wish);
  if (!answer.ok) throw new Error(`the reward was refused: ${answer.reason}`);
  return answer.redemption;
}

async function takeBack({ test, profileId }: Pick<Spender, "test" | "profileId">, redemptionId: number) {
  const { takeRewardBack } = await import("#app/flows/rewards-by-hand.server.ts");
  return takeRewardBack({ shop: test.shop, profileId, staffName: "Kim", redemptionId });
}

async function recorded({ test }: Spender) {
  const { listStaffActions } = await import("#app/modules/staff/index.ts");
  const actions = await listStaffActions(test.shop.merchantId, { kind: null, before: null }, 20);
  return actions.map(({ kind, actor, profileId, detail }) => ({ did: kind, actor, profileId, ...detail }));
}

it("gives a member a code of their own for their points, once for one request, and says who did", async () => {
  const spender = await spenderIn(shopify);
  const { test, email, customerId, profileId } = spender;
  const rewardId = await offerReward(test, FIVE_OFF);
  const redemption = await given(spender, rewardId);
  expect(redemption).toMatchObject({ state: "issued", surface: "admin", points: 500, customerId, profileId });
  expect(await inShopify(spender, redemption.code)).toBe(redemption.shopifyGid);
  expect((await given(spender, rewardId)).redemptionId).toBe(redemption.redemptionId);
  expect(await test.balance(email)).toMatchObject({ available: 500, held: 500 });
  expect(await recorded(spender)).toEqual([
    { did: "reward_given", actor: "Kim", profileId, reward: rewardId, points: 500 },
  ]);
});

it("refuses a member with too few points, and records nothing", async () => {
  const spender = await spenderIn(shopify, 400);
  const rewardId = await offerReward(spender.test, FIVE_OFF);
  expect(await give(spender, rewardId)).toEqual({ ok: false, reason: "not_enough_points", missing: 100 });
  expect(await spender.test.balance(spender.email)).toMatchObject({ available: 400, held: 0 });
  expect(await recorded(spender)).toEqual([]);
});

it("refuses a code for a member who is no customer of the store", async () => {
  const spender = await spenderIn(shopify);
  const { test } = spender;
  const rewardId = await offerReward(test, FIVE_OFF);
  const guest = { orderId: id(3001), lines: [pieces(1, 100_000)] };
  await test.see(orderBy("guest@example.com", null, guest));
  const profileId = await test.profileOf("guest@example.com");
  expect(await give(spender, rewardId, { profileId: profileId ?? asProfileId(0) })).toEqual({
    ok: false,
    reason: "no_customer",
  });
  expect((await test.balance("guest@example.com")).available).toBe(1000);
});

it("takes back what was not used, once: the points return and the code goes out of Shopify (R12)", async () => {
  const spender = await spenderIn(shopify);
  const { test, email, profileId } = spender;
  const rewardId = await offerReward(test, FIVE_OFF);
  const { redemptionId, code, merchantId } = await given(spender, rewardId);
  expect(await takeBack(spender, redemptionId)).toEqual({ ok: true });
  expect(await takeBack(spender, redemptionId)).toEqual({ ok: true });
  expect(await read({ merchantId, redemptionId })).toMatchObject({
    state: "released",
    release_reason: "undone_by_staff",
  });
  expect(await test.balance(email)).toMatchObject({ available: 1000, held: 0 });
  await runJobs();
  expect(await inShopify(spender, code)).toBeNull();
  expect(await recorded(spender)).toEqual([
    { did: "reward_taken_back", actor: "Kim", profileId, reward: rewardId, points: 500 },
    { did: "reward_given", actor: "Kim", profileId, reward: rewardId, points: 500 },
  ]);
});

it("takes back nothing that an order has used", async () => {
  const spender = await spenderIn(shopify);
  const { redemptionId, code } = await given(spender, await offerReward(spender.test, FIVE_OFF));
  await spender.test.see(carrying(spender, code));
  expect(await takeBack(spender, redemptionId)).toEqual({ ok: false, reason: "already_used" });
  expect((await spender.test.balance(spender.email)).available).toBe(575);
});

it("takes nothing back from another member, nor from a member of another merchant", async () => {
  const spender = await spenderIn(shopify);
  const { test, email } = spender;
  const { redemptionId } = await given(spender, await offerReward(test, FIVE_OFF));
  await test.see(orderBy("ben@example.com", 990_001, { orderId: id(3002) }));
  const ben = await test.profileOf("ben@example.com");
  const stranger = await spenderIn(shopify);
  const unknown = { ok: false, reason: "unknown_redemption" };
  expect(await takeBack({ test, profileId: ben ?? asProfileId(0) }, redemptionId)).toEqual(unknown);
  expect(await takeBack(stranger, redemptionId)).toEqual(unknown);
  expect(await test.balance(email)).toMatchObject({ available: 500, held: 500 });
});
