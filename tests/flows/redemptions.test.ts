import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { id } from "../factories/order.ts";
import { runJobs } from "../harness/run-jobs.ts";
import { startSimulatedShopify, type SimulatedShopify } from "../http/simulated-shopify.ts";
import { auditProblems } from "../invariants/audit-problems.ts";
import {
  carrying,
  FIVE_OFF,
  inShopify,
  offerReward,
  read,
  redeem,
  redeemed,
  spenderIn,
  type Offer,
} from "./spending.ts";

let shopify: SimulatedShopify;
beforeAll(async () => {
  shopify = await startSimulatedShopify();
});
afterEach(async () => expect(await auditProblems()).toEqual([]));
afterAll(() => shopify.close());

async function undo(
  redemption: { merchantId: never; redemptionId: number } | Awaited<ReturnType<typeof redeemed>>,
) {
  const { undoRedemption } = await import("#app/flows/end-redemption.server.ts");
  const { merchantId, redemptionId } = redemption;
  return undoRedemption({ merchantId, redemptionId, owner: null, actor: "Owner" });
}

async function change(redemptionId: number, set: string): Promise<void> {
  const { sql } = await import("#app/platform/db.server.ts");
  await sql.query({ text: `UPDATE redemption SET ${set} WHERE redemption_id = $1`, values: [redemptionId] });
}

describe("a reward in exchange for points", () => {
  it("is a discount code of one person, for points that are held until an order carries it (R1, R6)", async () => {
    const spender = await spenderIn(shopify);
    const redemption = await redeemed(spender, await offerReward(spender.test, FIVE_OFF));
    expect(redemption).toMatchObject({ state: "issued", points: 500 });
    expect(redemption.code).toMatch(/^REWARD-[2-9B-Z]{10}$/);
    expect(await inShopify(spender, redemption.code)).toBe(redemption.shopifyGid);
    expect(await spender.test.balance(spender.email)).toMatchObject({ available: 500, held: 500 });
  });

  it("is the same one for the same request, twice at once from two tabs, and later", async () => {
    const spender = await spenderIn(shopify);
    const rewardId = await offerReward(spender.test, FIVE_OFF);
    const both = await Promise.all([redeemed(spender, rewardId), redeemed(spender, rewardId)]);
    const later = await redeemed(spender, rewardId);
    expect(new Set([...both, later].map(({ redemptionId }) => redemptionId)).size).toBe(1);
    expect((await spender.test.balance(spender.email)).held).toBe(500);
    expect(await redeem(spender, rewardId, { points: 500 })).toEqual({
      ok: false,
      reason: "request_id_used",
    });
  });

  it("goes to exactly one of two who spend the same points at once (R10)", async () => {
    const spender = await spenderIn(shopify, 600);
    const rewardId = await offerReward(spender.test, FIVE_OFF);
    const answers = await Promise.all(
      ["tab-one-1", "tab-two-2"].map((requestId) => redeem(spender, rewardId, { requestId })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "not_enough_points", missing: 400 });
  });

  it("of which there is one goes to one of twenty callers", async () => {
    const spender = await spenderIn(shopify, 20_000);
    const rewardId = await offerReward(spender.test, FIVE_OFF, { stock: 1 });
    const wishes = Array.from({ length: 20 }, (_, nth) =>
      redeem(spender, rewardId, { requestId: `caller-${nth}-x` }),
    );
    const answers = await Promise.all(wishes);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.reason === "out_of_stock")).toHaveLength(19);
  });

  it("is refused beyond its limit for one person, until one of them is undone (R5)", async () => {
    const spender = await spenderIn(shopify, 2000);
    const rewardId = await offerReward(spender.test, FIVE_OFF, { perPerson: 1 });
    const first = await redeemed(spender, rewardId);
    const wish = { requestId: "request-2" };
    expect(await redeem(spender, rewardId, wish)).toMatchObject({ ok: false, reason: "limit_reached" });
    await undo(first);
    expect(await redeem(spender, rewardId, wish)).toMatchObject({ ok: true });
  });

  it.each([
    ["percent off", { kind: "percentOff", settings: { cost: 300, percent: 10, cap: {} } }],
    ["free shipping", { kind: "freeShipping", settings: { cost: 300, upTo: { EUR: "9" } } }],
  ] satisfies [string, Offer][])("is made by Shopify's own discounts: %s", async (_, offer) => {
    const spender = await spenderIn(shopify);
    const redemption = await redeemed(spender, await offerReward(spender.test, offer));
    expect(redemption).toMatchObject({ state: "issued", points: 300 });
    expect(await inShopify(spender, redemption.code)).toBe(redemption.shopifyGid);
  });

  it.each([
    ["gift card", { kind: "giftCard", settings: { cost: 400, amounts: { EUR: "5.00" } } }],
    ["store credit", { kind: "storeCredit", settings: { cost: 400, amounts: { EUR: "5.00" } } }],
  ] satisfies [string, Offer][])(
    "is given at once, so its points are spent at once: %s",
    async (_, offer) => {
      const spender = await spenderIn(shopify);
      const redemption = await redeemed(spender, await offerReward(spender.test, offer));
      expect(redemption).toMatchObject({ state: "captured", orderId: null });
      expect(await spender.test.balance(spender.email)).toMatchObject({ available: 600, held: 0 });
      expect(await redeemed(spender, redemption.rewardId)).toMatchObject({
        redemptionId: redemption.redemptionId,
      });
    },
  );

  it("gives its points back when Shopify refuses it, and the same request may try again", async () => {
    const spender = await spenderIn(shopify);
    const rewardId = await offerReward(spender.test, FIVE_OFF);
    const refused = await redeem(spender, rewardId, { customerId: id("999999999") });
    expect(refused).toEqual({ ok: false, reason: "try_again" });
    expect(await spender.test.balance(spender.email)).toMatchObject({ available: 1000, held: 0 });
    expect(await redeem(spender, rewardId)).toMatchObject({ ok: true });
  });
});

describe("the end of a reward that is not used", () => {
  it("gives its points back once, however often it is undone, and takes the code out of Shopify (R2, R3)", async () => {
    const spender = await spenderIn(shopify);
    const redemption = await redeemed(spender, await offerReward(spender.test, FIVE_OFF));
    expect(await Promise.all([undo(redemption), undo(redemption)])).toEqual([{ ok: true }, { ok: true }]);
    expect(await spender.test.balance(spender.email)).toMatchObject({ available: 1000, held: 0 });
    await runJobs();
    expect(await inShopify(spender, redemption.code)).toBeNull();
    expect((await read(redemption)).removed_at).not.toBeNull();
  });

  it("comes by time, for points and code together (R1)", async () => {
    const spender = await spenderIn(shopify);
    const redemption = await redeemed(spender, await offerReward(spender.test, FIVE_OFF));
    const { sql } = await import("#app/platform/db.server.ts");
    const text = "UPDATE point_hold SET expires_at = now() - interval '1 minute' WHERE hold_id = $1";
    await sql.query({ text, values: [redemption.holdId] });
    const { releaseTimedOutHolds } = await import("#app/flows/keep-points.server.ts");
    await releaseTimedOutHolds();
    expect(await read(redemption)).toMatchObject({ state: "released", release_reason: "timed_out" });
    expect((await spender.test.balance(spender.email)).available).toBe(1000);
  });

  it("comes when somebody deleted the discount in Shopify first, and undoing it then is no error (R9)", async () => {
    const spender = await spenderIn(shopify);
    const redemption = await redeemed(spender, await offerReward(spender.test, FIVE_OFF));
    const gone = { kind: "discount-deleted" as const, gid: redemption.shopifyGid ?? "" };
    expect(await spender.test.apply([gone])).toMatchObject([{ outcome: "applied" }]);
    expect(await read(redemption)).toMatchObject({ state: "released", release_reason: "deleted_in_shopify" });
    expect(await undo(redemption)).toEqual({ ok: true });
    expect((await spender.test.balance(spender.email)).available).toBe(1000);
    expect(await spender.test.apply([{ ...gone, gid: "gid://shopify/DiscountCodeNode/9" }])).toMatchObject([
      { outcome: "ignored" },
    ]);
  });

  it("is found out by the sweeper after a crash between points and Shopify, either way", async () => {
    const spender = await spenderIn(shopify);
    const rewardId = await offerReward(spender.test, FIVE_OFF);
    const made = await redeemed(spender, rewardId);
    const crashed = "state = 'reserved', shopify_gid = NULL, created_at = created_at - interval '1 hour'";
    await change(made.redemptionId, crashed);
    const lost = await redeemed(spender, rewardId, { requestId: "request-2" });
    await change(lost.redemptionId, `${crashed}, code = 'NEVER-MADE'`);
    const { finishRedemptions } = await import("#app/flows/sweep-redemptions.server.ts");
    await finishRedemptions();
    expect(await read(made)).toMatchObject({ state: "issued", shopify_gid: made.shopifyGid });
    expect(await read(lost)).toMatchObject({ state: "released", release_reason: "not_issued" });
    expect(await spender.test.balance(spender.email)).toMatchObject({ available: 500, held: 500 });
  });
});

describe("the order that carries the code", () => {
  it("spends it, whatever the case of the code, once, and gives back pro rata what is returned (E8, E9)", async () => {
    const spender = await spenderIn(shopify);
    const redemption = await redeemed(spender, await offerReward(spender.test, FIVE_OFF));
    const code = redemption.code?.toLowerCase() ?? "";
    await spender.test.see(carrying(spender, code));
    await spender.test.see(carrying(spender, code, { minute: 1 }));
    expect((await read(redemption)).state).toBe("captured");
    expect(await undo(redemption)).toEqual({ ok: false, reason: "already_used" });
    const spent = (await spender.test.balance(spender.email)).available;
    await spender.test.see(
      carrying(spender, code, { kept: 1, minute: 2 }),
      carrying(spender, code, { minute: 1 }),
    );
    // Half of the 75 earned go, and half of the 500 spent come back.
    expect((await spender.test.balance(spender.email)).available).toBe(spent + 250 - 38);
    await spender.test.see(carrying(spender, code, { kept: 0, minute: 3 }));
    expect((await spender.test.balance(spender.email)).available).toBe(1000);
  });

  it("gives everything back when it is cancelled, and takes it again when it is completed (E18)", async () => {
    const spender = await spenderIn(shopify);
    const redemption = await redeemed(spender, await offerReward(spender.test, FIVE_OFF));
    await spender.test.see(carrying(spender, redemption.code));
    await spender.test.see(carrying(spender, redemption.code, { minute: 1, cancelled: true }));
    expect(await read(redemption)).toMatchObject({ state: "released", release_reason: "order_cancelled" });
    expect((await spender.test.balance(spender.email)).available).toBe(1000);
    await spender.test.see(carrying(spender, redemption.code, { minute: 2 }));
    expect((await read(redemption)).state).toBe("captured");
    expect((await spender.test.balance(spender.email)).available).toBe(575);
  });

  it("spends the points also when it comes after the code was undone, for the shopper has had it", async () => {
    const spender = await spenderIn(shopify);
    const redemption = await redeemed(spender, await offerReward(spender.test, FIVE_OFF));
    await undo(redemption);
    await spender.test.see(carrying(spender, redemption.code));
    expect((await read(redemption)).state).toBe("captured");
    expect((await spender.test.balance(spender.email)).available).toBe(575);
  });

  it("ends the code when it was cancelled before we heard of it", async () => {
    const spender = await spenderIn(shopify);
    const redemption = await redeemed(spender, await offerReward(spender.test, FIVE_OFF));
    await spender.test.see(carrying(spender, redemption.code, { cancelled: true }));
    expect(await read(redemption)).toMatchObject({ state: "released", release_reason: "order_cancelled" });
    expect(await spender.test.balance(spender.email)).toMatchObject({ available: 1000, held: 0 });
  });
});

describe("terms that change", () => {
  it("gives open codes the newest terms under the same hold, and removes the old code (R8)", async () => {
    const spender = await spenderIn(shopify);
    const rewardId = await offerReward(spender.test, FIVE_OFF);
    const old = await redeemed(spender, rewardId);
    const { sql } = await import("#app/platform/db.server.ts");
    await sql.query({
      text: `UPDATE reward SET revision = 2, terms = jsonb_set(terms, '{offer,settings,amounts,EUR}', '"7.00"')
             WHERE reward_id = $1`,
      values: [rewardId],
    });
    const { startReissue } = await import("#app/flows/reissue-codes.server.ts");
    const { merchantId } = spender.test.shop;
    expect(await startReissue({ merchantId, rewardId, staffName: "Kim" })).toBe(1);
    await runJobs();
    // Nothing is left to do, and nothing more is recorded.
    expect(await startReissue({ merchantId, rewardId, staffName: "Kim" })).toBe(0);
    const { listStaffActions } = await import("#app/modules/staff/index.ts");
    expect(await listStaffActions(merchantId, { kind: null, before: null }, 5)).toMatchObject([
      { kind: "codes_reissued", actor: "Kim", detail: { reward: rewardId, kind: "amountOff", codes: 1 } },
    ]);
    expect(await read(old)).toMatchObject({ state: "released", release_reason: "reissued" });
    expect(await inShopify(spender, old.code)).toBeNull();
    const { listOpenRedemptions } = await import("#app/modules/redemption/index.ts");
    const open = await listOpenRedemptions(merchantId, spender.profileId);
    expect(open).toMatchObject([
      { state: "issued", holdId: old.holdId, rewardRevision: 2, terms: { benefit: { amount: 700 } } },
    ]);
    expect(open[0]?.code).not.toBe(old.code);
    expect(await inShopify(spender, open[0]?.code ?? null)).toBe(open[0]?.shopifyGid);
    expect(await spender.test.balance(spender.email)).toMatchObject({ available: 500, held: 500 });
  });

  it("re-issues no code of another merchant's reward", async () => {
    const spender = await spenderIn(shopify);
    const rewardId = await offerReward(spender.test, FIVE_OFF);
    const other = await shopify.startShop();
    const { startReissue } = await import("#app/flows/reissue-codes.server.ts");
    expect(await startReissue({ merchantId: other.shop.merchantId, rewardId, staffName: "Kim" })).toBeNull();
  });

  it("voids a gift card that is given back, and returns the points of what is unused (E14)", async () => {
    const spender = await spenderIn(shopify);
    const offer: Offer = { kind: "giftCard", settings: { cost: 400, amounts: { EUR: "5.00" } } };
    const redemption = await redeemed(spender, await offerReward(spender.test, offer));
    const { takeBackGiftCard } = await import("#app/flows/void-gift-card.server.ts");
    expect(await takeBackGiftCard(redemption)).toMatchObject({ ok: true, redemption: { state: "released" } });
    await runJobs();
    expect(await spender.test.balance(spender.email)).toMatchObject({ available: 1000, held: 0 });
  });
});
