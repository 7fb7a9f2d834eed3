import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { earningRules } from "../factories/earning-rules.ts";
import { id, minor } from "../factories/order.ts";
import { orderBy, pieces } from "../factories/order-story.ts";
import { BEANS, cart, checkoutView, NOW, offer, redeemed, saveProgram } from "./shopper-shop.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const ADA = "ada@example.com";
const ADAS_CUSTOMER = 7001;
const NBSP = "\u00a0";
const plain = (text: string | null | undefined) => text?.replaceAll(/[\u00a0\u202f]/g, " ") ?? null;

/** A shop where Ada has so many points. */
async function adaWith(
  points: number,
  settings: Parameters<typeof startTestShop>[0] = {},
): Promise<TestShop> {
  const test = await startTestShop(settings);
  await test.see(orderBy(ADA, ADAS_CUSTOMER, { lines: [pieces(1, points * 100)] }));
  return test;
}

describe("what a cart earns", () => {
  const earnOf = async (test: TestShop, who: number | null, facts = cart(), locale = "en") =>
    plain((await checkoutView(test, who, facts, locale)).earn);

  it("is said to members, and to guests as what members earn", async () => {
    const test = await adaWith(100);
    expect(await earnOf(test, ADAS_CUSTOMER)).toBe("You earn 42 points with this order");
    expect(await earnOf(test, null)).toBe("Members earn 42 points with this order");
    expect(await earnOf(test, null, cart(), "de-AT")).toBe(
      "Mitglieder sammeln mit dieser Bestellung 42 Punkte",
    );
    expect(await earnOf(test, ADAS_CUSTOMER, cart(), "ja")).toBe("このご注文で42ポイント獲得できます");
  });

  it("is what the order earns that the cart becomes: discounts lower it, and what is excluded earns nothing", async () => {
    const test = await adaWith(100, { excludedProducts: ["9002"] });
    const lines = [
      { productId: "9001", variantId: "1", quantity: 3, amount: "100.00" },
      { productId: "9002", variantId: "2", quantity: 1, amount: "100.00" },
    ];
    expect(await earnOf(test, ADAS_CUSTOMER, cart({ subtotal: "150.00", lines }))).toBe(
      "You earn 75 points with this order",
    );
    const order = orderBy(ADA, ADAS_CUSTOMER, {
      orderId: id(2002),
      lines: [
        pieces(3, 3_334, { lineId: id(1), discount: minor(2_502) }),
        pieces(1, 10_000, { lineId: id(2), productId: id(9002), discount: minor(2_500) }),
      ],
    });
    await test.see(order);
    expect((await test.balance(ADA)).available).toBe(175);
  });

  it("leaves tax out that earns nothing, and says no more than a most where it is not known", async () => {
    const test = await adaWith(100);
    const facts = cart({ subtotal: "119.00", lines: [{ ...BEANS, amount: "119.00" }] });
    expect(await earnOf(test, ADAS_CUSTOMER, { ...facts, tax: "19.00" })).toBe(
      "You earn 100 points with this order",
    );
    const { tax: _, ...unknown } = facts;
    expect(await earnOf(test, ADAS_CUSTOMER, unknown)).toBe("You earn up to 119 points with this order");
    expect(await earnOf(test, null, unknown)).toBe("Members earn up to 119 points with this order");
    await test.see(orderBy(ADA, ADAS_CUSTOMER, { orderId: id(2003), taxesIncluded: false }));
    await test.see(
      orderBy(ADA, ADAS_CUSTOMER, {
        orderId: id(2004),
        taxesIncluded: false,
        processedAt: new Date("2026-06-01T00:00:00Z"),
      }),
    );
    expect(await earnOf(test, ADAS_CUSTOMER, unknown)).toBe("You earn 119 points with this order");
  });

  it("says no number of a cart in another currency, because orders earn in the shop's", async () => {
    const test = await adaWith(100);
    const facts = cart({
      currency: "JPY",
      subtotal: "6500",
      lines: [{ ...BEANS, amount: "6500" }],
    });
    expect(await earnOf(test, ADAS_CUSTOMER, facts)).toBe("This order earns points");
  });

  it("counts tier, campaigns of the day and a member's other orders, which a guest has not", async () => {
    const rules = earningRules(
      { id: "first", kind: "firstOrder", settings: { points: 50 } },
      { id: "second", kind: "nthOrder", settings: { nth: 2, points: 30 } },
      {
        id: "july",
        kind: "multiplierCampaign",
        settings: { name: "July", multiplier: "2", firstDay: "2026-07-01", lastDay: "2026-07-31" },
      },
      {
        id: "vip",
        kind: "multiplierCampaign",
        settings: {
          name: "VIP",
          multiplier: "5",
          firstDay: "2026-07-01",
          lastDay: "2026-07-31",
          segments: ["vip"],
        },
      },
    );
    const test = await adaWith(100, { rules });
    expect(await earnOf(test, ADAS_CUSTOMER)).toBe("You earn 114 points with this order");
    expect(await earnOf(test, null)).toBe("Members earn 84 points with this order");
    const { TIERS, tiersSettings } = await import("#app/modules/tiers/index.ts");
    const tiers = [{ id: "all", name: "Club", threshold: "0", multiplier: "3" }];
    await saveProgram(test, TIERS, tiersSettings.parse({ tiers }));
    expect(await earnOf(test, ADAS_CUSTOMER)).toBe("You earn 156 points with this order");
    expect(await earnOf(test, null)).toBe("Members earn 84 points with this order");
  });

  it("says nothing where nothing is earned", async () => {
    const test = await adaWith(100, { channels: ["pos"] });
    expect(await earnOf(test, ADAS_CUSTOMER)).toBeNull();
    const empty = cart({ subtotal: "0.40", lines: [{ ...BEANS, amount: "0.40" }] });
    expect(await earnOf(await adaWith(100), ADAS_CUSTOMER, empty)).toBeNull();
    const card = cart({ lines: [{ ...BEANS, giftCard: true }] });
    expect(await earnOf(await adaWith(100), ADAS_CUSTOMER, card)).toBeNull();
  });
});

describe("rewards at checkout", () => {
  const FIVE_OFF = { cost: 500, amounts: { EUR: "5" } };

  it("come with what they ask for, those that can be had first, each refusal with what is missing (R5)", async () => {
    const test = await adaWith(600);
    await offer(test, "amountOff", { cost: 1_000, amounts: { EUR: "12" } }, {}, { position: 1 });
    await offer(test, "amountOff", FIVE_OFF, { minimumSpend: { EUR: "50" } }, { position: 2 });
    await offer(
      test,
      "percentOff",
      { cost: 100, percent: 10, cap: { EUR: "20" } },
      { products: ["77"] },
      { position: 3 },
    );
    await offer(
      test,
      "freeShipping",
      { cost: 200 },
      { combinesWith: ["order"], perPerson: 2, perPersonIn: "month" },
      { position: 4 },
    );
    await offer(test, "amountOff", FIVE_OFF, { stock: 3 }, { position: 5, taken: 3 });
    await offer(test, "amountOff", { cost: 500, amounts: { USD: "5" } }, {}, { position: 6 });
    await offer(test, "amountOff", FIVE_OFF, { channels: ["pos"] }, { position: 7 });
    await offer(test, "giftCard", { cost: 500, amounts: { EUR: "5" } }, {}, { position: 8 });
    await offer(test, "storeCredit", { cost: 500, amounts: { EUR: "5" } }, {}, { position: 9 });
    const { rewards } = await checkoutView(test, ADAS_CUSTOMER);
    expect(
      rewards.map(({ title, price, ready, reason }) => [plain(title), plain(price), ready, plain(reason)]),
    ).toEqual([
      ["Free shipping", "200 points", true, null],
      ["€5 gift card", "500 points", true, null],
      ["€12 off", "1,000 points", false, "400 points to go"],
      ["€5 off", "500 points", false, "Spend €8 more"],
      ["10% off, up to €20", "100 points", false, "Add a product that it is for"],
      ["€5 off", "500 points", false, "None left"],
    ]);
    expect(rewards.map(({ detail }) => plain(detail))).toEqual([
      "2 times a month. Valid for 30 days.",
      null,
      "Valid for 30 days. Cannot be combined with other discounts.",
      "On orders of €50 or more. Valid for 30 days. Cannot be combined with other discounts.",
      "On selected products. Valid for 30 days. Cannot be combined with other discounts.",
      "Valid for 30 days. Cannot be combined with other discounts.",
    ]);
  });

  it("ask for the tiers and the limits that the merchant set, in words", async () => {
    const test = await adaWith(600);
    const { TIERS, tiersSettings } = await import("#app/modules/tiers/index.ts");
    const tiers = [
      { id: "all", name: "Club", threshold: "0" },
      { id: "gold", name: "Gold", threshold: "5000" },
    ];
    await saveProgram(test, TIERS, tiersSettings.parse({ tiers }));
    await offer(test, "amountOff", FIVE_OFF, { tiers: ["gold"] }, { position: 1 });
    const limited = await offer(test, "amountOff", FIVE_OFF, { perPerson: 1 }, { position: 2 });
    const monthly = await offer(
      test,
      "amountOff",
      FIVE_OFF,
      { perPerson: 1, perPersonIn: "month" },
      { position: 3 },
    );
    const june = { createdAt: new Date("2026-06-30T12:00:00Z") };
    await redeemed(test, ADA, limited, june);
    await redeemed(test, ADA, monthly, june);
    const reasons = async () =>
      (await checkoutView(test, ADAS_CUSTOMER)).rewards.map(({ rewardId, reason }) => [rewardId, reason]);
    expect(await reasons()).toEqual([
      [monthly, null],
      [limited - 1, "For Gold"],
      [limited, "You have had this already"],
    ]);
    await redeemed(test, ADA, monthly, { createdAt: NOW });
    expect((await reasons()).at(-1)).toEqual([monthly, "Used for now: you can have it again later"]);
  });

  it("offer points by choice up to what the member has and the goods cost, and never more", async () => {
    const settings = { step: 100, amounts: { EUR: "1" }, least: 200 };
    const test = await adaWith(9_000);
    await offer(test, "anyAmountOff", settings);
    const choiceOf = async (subtotal: string) => {
      const lines = [{ ...BEANS, amount: subtotal }];
      return (await checkoutView(test, ADAS_CUSTOMER, cart({ subtotal, lines }))).rewards[0];
    };
    const large = await choiceOf("42.90");
    expect(large).toMatchObject({ title: `€1 off for every 100${NBSP}points`, ready: true });
    expect(large?.choice).toMatchObject({ least: 200, most: 4_200, step: 100 });
    expect(large?.choice?.options.map(({ points }) => points)).toEqual([200, 500, 1_000, 2_000, 4_200]);
    expect(plain(large?.choice?.options.at(-1)?.label)).toBe("€42 off for 4,200 points");
    expect((await choiceOf("500.00"))?.choice?.most).toBe(9_000);
    expect(await choiceOf("1.50")).toMatchObject({ ready: false, reason: "Spend €0.50 more" });
    const poor = await adaWith(150);
    await offer(poor, "anyAmountOff", settings);
    expect((await checkoutView(poor, ADAS_CUSTOMER)).rewards).toMatchObject([
      { ready: false, reason: `50${NBSP}points to go`, choice: { least: 200, most: 200 } },
    ]);
  });

  it("tell which open codes are in the cart, whatever their case, and none that has ended", async () => {
    const test = await adaWith(600);
    const reward = await offer(test, "amountOff", FIVE_OFF, {}, { names: { en: "Five euros" } });
    await redeemed(test, ADA, reward, { code: "AAA", createdAt: new Date("2026-06-01T00:00:00Z") });
    await redeemed(test, ADA, reward, { code: "BBB" });
    await redeemed(test, ADA, reward, { code: "CCC", expiresAt: new Date("2026-06-30T22:00:00Z") });
    await redeemed(test, ADA, reward, { code: "DDD", state: "released" });
    const { open } = await checkoutView(test, ADAS_CUSTOMER, cart({ codes: ["aaa", "SALE"] }));
    expect(open).toMatchObject([
      { code: "BBB", onCart: false, title: "Five euros", until: "Valid until July 31, 2026", canUndo: true },
      { code: "AAA", onCart: true },
    ]);
    expect(open).toHaveLength(2);
  });
});

it("says to a customer who is not known yet what it says to one without points, and to a guest how to join", async () => {
  const test = await adaWith(100);
  await offer(test, "amountOff", { cost: 500, amounts: { EUR: "5" } });
  await test.see(orderBy("bo@example.com", 7002, { orderId: id(3001), lines: [pieces(1, 10)] }));
  const unknown = await checkoutView(test, 999);
  const known = await checkoutView(test, 7002);
  expect(unknown).toEqual({ ...known, member: { ...known.member, name: null } });
  expect(unknown.rewards).toMatchObject([{ ready: false, reason: `500${NBSP}points to go` }]);
  const guest = await checkoutView(test, null);
  expect(guest).toMatchObject({ member: null, rewards: [], open: [] });
  expect(guest.join).toEqual({
    text: "Sign in or create an account to collect and spend points",
    url: `https://${test.shop.domain}/account`,
  });
  expect(Object.keys(guest).sort()).toEqual(Object.keys(known).sort());
});
