import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { rewardTerms } from "#app/modules/redemption/reward.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const fiver = (conditions: object = {}, cost = 500) =>
  rewardTerms.parse({ offer: { kind: "amountOff", settings: { cost, amounts: { EUR: "5" } } }, conditions });

async function save(
  { shop }: TestShop,
  terms = fiver(),
  base: { rewardId: number | null; baseRevision: number } = { rewardId: null, baseRevision: 0 },
) {
  const { saveRewardTerms } = await import("#app/flows/save-reward.server.ts");
  return saveRewardTerms({ merchantId: shop.merchantId, ...base, terms, staffName: "Kim" });
}

async function made(test: TestShop, terms = fiver()): Promise<number> {
  const answer = await save(test, terms);
  if (!answer.ok) throw new Error(`not saved: ${answer.reason}`);
  return answer.rewardId;
}

async function read({ shop }: TestShop, rewardId: number) {
  const { sql } = await import("#app/platform/db.server.ts");
  const { readReward } = await import("#app/modules/redemption/index.ts");
  return readReward(sql, shop.merchantId, rewardId);
}

async function recorded({ shop }: TestShop) {
  const { listStaffActions } = await import("#app/modules/staff/index.ts");
  const actions = await listStaffActions(shop.merchantId, { kind: null, before: null }, 20);
  return actions.map(({ kind, detail }) => ({ did: kind, ...detail }));
}

it("keeps a new reward as a draft at the end of the list, with its first revision", async () => {
  const test = await startTestShop();
  const first = await made(test);
  const second = await made(test, fiver({}, 900));
  expect(await read(test, first)).toEqual({
    rewardId: first,
    revision: 1,
    status: "draft",
    position: 0,
    terms: fiver(),
    taken: 0,
  });
  expect((await read(test, second))?.position).toBe(1);
  expect(await recorded(test)).toEqual([
    { did: "reward_saved", kind: "amountOff", reward: second, revision: 1 },
    { did: "reward_saved", kind: "amountOff", reward: first, revision: 1 },
  ]);
});

it("saves each change as a revision with its author, and refuses who saw an older one", async () => {
  const { listRevisions } = await import("#app/modules/redemption/index.ts");
  const test = await startTestShop();
  const rewardId = await made(test);
  const cheaper = fiver({}, 400);
  expect(await save(test, cheaper, { rewardId, baseRevision: 1 })).toEqual({
    ok: true,
    rewardId,
    revision: 2,
  });
  expect(await save(test, fiver({}, 300), { rewardId, baseRevision: 1 })).toEqual({
    ok: false,
    reason: "stale",
  });
  expect((await read(test, rewardId))?.terms).toEqual(cheaper);
  const revisions = await listRevisions(test.shop.merchantId, rewardId, 10);
  expect(revisions.map(({ revision, author, terms }) => ({ revision, author, terms }))).toEqual([
    { revision: 2, author: "Kim", terms: cheaper },
    { revision: 1, author: "Kim", terms: fiver() },
  ]);
});

it("lets one of two members of staff save at once, and tells the other", async () => {
  const test = await startTestShop();
  const rewardId = await made(test);
  const base = { rewardId, baseRevision: 1 };
  const answers = await Promise.all([save(test, fiver({}, 1), base), save(test, fiver({}, 2), base)]);
  expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect((await read(test, rewardId))?.revision).toBe(2);
});

it("refuses another kind, a tier that is gone, fewer than are taken, and a reward of another merchant", async () => {
  const { sql } = await import("#app/platform/db.server.ts");
  const [test, other] = [await startTestShop(), await startTestShop()];
  const rewardId = await made(test);
  const base = { rewardId, baseRevision: 1 };
  const shipping = rewardTerms.parse({
    offer: { kind: "freeShipping", settings: { cost: 1 } },
    conditions: {},
  });
  expect(await save(test, shipping, base)).toEqual({
    ok: false,
    reason: "invalid",
    errors: { form: "A reward keeps its kind: add a new one." },
  });
  expect(await save(test, fiver({ tiers: ["gold"] }), base)).toEqual({
    ok: false,
    reason: "invalid",
    errors: { tiers: "One of these tiers is not on the ladder any more: choose again." },
  });
  await sql.query({ text: "UPDATE reward SET taken = 3 WHERE reward_id = $1", values: [rewardId] });
  expect(await save(test, fiver({ stock: 2 }), base)).toEqual({
    ok: false,
    reason: "invalid",
    errors: { stock: "Members have taken 3 already: enter at least 3." },
  });
  expect(await save(other, fiver(), base)).toEqual({ ok: false, reason: "unknown_reward" });
  expect((await read(test, rewardId))?.revision).toBe(1);
});

it("offers, pauses and archives a reward, and records what took effect", async () => {
  const { setStatusOfReward } = await import("#app/flows/offer-rewards.server.ts");
  const { listActiveRewards } = await import("#app/modules/redemption/index.ts");
  const [test, other] = [await startTestShop(), await startTestShop()];
  const { merchantId } = test.shop;
  const rewardId = await made(test);
  const offered = async () => (await listActiveRewards(merchantId)).map((reward) => reward.rewardId);
  expect(await offered()).toEqual([]);
  const set = (status: "active" | "draft" | "archived", of = merchantId) =>
    setStatusOfReward({ merchantId: of, rewardId, status, staffName: "Kim" });
  expect(await set("active")).toBe(true);
  expect(await offered()).toEqual([rewardId]);
  expect(await set("active")).toBe(true);
  expect(await set("archived", other.shop.merchantId)).toBe(false);
  expect(await offered()).toEqual([rewardId]);
  expect(await set("archived")).toBe(true);
  expect(await offered()).toEqual([]);
  expect(await recorded(test)).toMatchObject([
    { did: "reward_status_set", reward: rewardId, status: "archived" },
    { did: "reward_status_set", reward: rewardId, status: "active" },
    { did: "reward_saved", reward: rewardId },
  ]);
});

it("sorts rewards as wanted, leaves the others behind them, and touches no other merchant's", async () => {
  const { sortRewards } = await import("#app/flows/offer-rewards.server.ts");
  const { listRewards } = await import("#app/modules/redemption/index.ts");
  const [test, other] = [await startTestShop(), await startTestShop()];
  const [a, b, c] = [await made(test), await made(test), await made(test)];
  const foreign = [await made(other), await made(other)];
  const { merchantId } = test.shop;
  const list = async (of = merchantId) => (await listRewards(of)).map(({ rewardId }) => rewardId);
  await sortRewards({ merchantId, rewardIds: [c, foreign[1] ?? 0, a], staffName: "Kim" });
  expect(await list()).toEqual([c, a, b]);
  expect(await list(other.shop.merchantId)).toEqual(foreign);
});
