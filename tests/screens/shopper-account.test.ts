import { afterAll, beforeAll, expect, it } from "vitest";
import { toPoints } from "#app/vocabulary/points.ts";
import type { AccountView, OrderView } from "#app/contracts/loyalty.ts";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { earningRules } from "../factories/earning-rules.ts";
import { id } from "../factories/order.ts";
import { later, orderBy, pieces, returned } from "../factories/order-story.ts";
import { NOW, offer, redeemed, saveProgram, visitorOf } from "./shopper-shop.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const ADA = "ada@example.com";
const ADAS_CUSTOMER = 7001;
const plain = (text: string | null | undefined) => text?.replaceAll(/[\u00a0\u202f]/g, " ") ?? null;

async function accountView(
  test: TestShop,
  changes: { locale?: string; before?: number | null; customer?: number } = {},
): Promise<AccountView> {
  const { readAccountView } = await import("#app/screens/shopper/account-view.server.ts");
  const { locale = "en", before = null, customer = ADAS_CUSTOMER } = changes;
  return readAccountView(visitorOf(test, customer, locale), before, NOW);
}

async function orderView(test: TestShop, order: number, page: "thank_you" | "status"): Promise<OrderView> {
  const { readOrderView } = await import("#app/screens/shopper/order-view.server.ts");
  return readOrderView(visitorOf(test, ADAS_CUSTOMER), id(order), page, NOW);
}

const linesOf = ({ history }: AccountView) => history.map(({ text, change }) => [plain(text), plain(change)]);
const history = async (test: TestShop, locale = "en") => linesOf(await accountView(test, { locale }));

it("E4 tells every change with its reason and order, and the changes add up to the balance", async () => {
  const test = await startTestShop({
    rules: earningRules({ id: "hello", kind: "signUp", settings: { points: 25 } }),
  });
  const bought = orderBy(ADA, ADAS_CUSTOMER, { lines: [pieces(2, 6_000)] });
  await test.see(bought);
  await test.see(returned(bought, 1));
  const other = orderBy(ADA, ADAS_CUSTOMER, { orderId: id(1002), name: "#1002", lines: [pieces(1, 3_000)] });
  await test.see(other);
  await test.see(later(other, { cancelledAt: new Date("2026-05-03T00:00:00Z") }));
  expect(await history(test)).toEqual([
    ["Order #1002: cancelled", "−30 points"],
    ["Order #1002", "+30 points"],
    ["Order #1001: refunded", "−60 points"],
    ["Order #1001", "+120 points"],
  ]);
  expect(await history(test, "fr")).toEqual([
    ["Commande #1002 : annulée", "−30 points"],
    ["Commande #1002", "+30 points"],
    ["Commande #1001 : remboursée", "−60 points"],
    ["Commande #1001", "+120 points"],
  ]);
  expect((await accountView(test)).member).toMatchObject({ points: 60, balance: "60\u00a0points" });
});

it("tells points that wait without counting them, and again when they can be spent", async () => {
  const test = await startTestShop({ moment: "fulfilled" });
  const bought = orderBy(ADA, ADAS_CUSTOMER, { lines: [pieces(1, 8_000)] });
  await test.see(bought);
  expect(await history(test)).toEqual([["Order #1001: 80 points on the way", ""]]);
  expect((await accountView(test)).member).toMatchObject({
    points: 0,
    pending: "80\u00a0points are on their way",
  });
  expect((await orderView(test, 1001, "status")).earned).toBe(
    "80\u00a0points for this order are on their way",
  );
  const sent = { fulfillmentStatus: "fulfilled" as const, fulfilledAt: new Date("2026-05-02T00:00:00Z") };
  await test.see(later(bought, sent));
  expect((await history(test))[0]).toEqual(["Order #1001: now available", "+80 points"]);
  expect((await orderView(test, 1001, "status")).earned).toBe("You earned 80\u00a0points with this order");
});

it("tells of an order from when its points count, when that is known", async () => {
  const test = await startTestShop({ waitDays: 90 });
  await test.see(orderBy(ADA, ADAS_CUSTOMER, { lines: [pieces(1, 8_000)] }));
  expect(plain((await orderView(test, 1001, "thank_you")).earned)).toBe(
    "80 points for this order are on their way and count from July 30, 2026",
  );
});

it("says nothing of an order that earns nothing", async () => {
  const test = await startTestShop();
  await test.see(orderBy(ADA, ADAS_CUSTOMER, { cancelledAt: new Date("2026-05-01T11:00:00Z") }));
  expect((await orderView(test, 1001, "status")).earned).toBeNull();
});

it("tells what is owed, and what ends first with the last day on which it can be spent", async () => {
  const { EXPIRY, expirySettings } = await import("#app/modules/expiry/index.ts");
  const test = await startTestShop();
  await saveProgram(test, EXPIRY, expirySettings.parse({ kind: "months", months: 6 }));
  await test.see(orderBy(ADA, ADAS_CUSTOMER, { lines: [pieces(1, 8_000)] }));
  expect(plain((await accountView(test)).member?.nextExpiry)).toBe("80 points expire on November 1, 2026");
  expect(plain((await accountView(test, { locale: "de" })).member?.nextExpiry)).toBe(
    "80 Punkte verfallen am 1. November 2026",
  );
  const { sql } = await import("#app/platform/db.server.ts");
  await sql.query({
    text: "UPDATE point_lot SET expires_at = '2026-06-30T22:00:00Z' WHERE merchant_id = $1",
    values: [test.shop.merchantId],
  });
  expect((await accountView(test)).member).toMatchObject({ points: 0, nextExpiry: null });
});

it("counts nothing of who was idle for too long, whether or not a job has said so", async () => {
  const { EXPIRY, expirySettings } = await import("#app/modules/expiry/index.ts");
  const test = await startTestShop();
  await saveProgram(test, EXPIRY, expirySettings.parse({ inactivityMonths: 1 }));
  await test.see(orderBy(ADA, ADAS_CUSTOMER, { lines: [pieces(1, 8_000)] }));
  expect((await accountView(test)).member).toMatchObject({ points: 0, nextExpiry: null });
  await test.see(
    orderBy(ADA, ADAS_CUSTOMER, {
      orderId: id(1002),
      lines: [pieces(1, 100)],
      processedAt: new Date("2026-06-20T10:00:00Z"),
    }),
  );
  expect((await accountView(test)).member?.points).toBeGreaterThan(0);
});

it("tells the way to the next tier, what it takes to stay, and what the tier gives", async () => {
  const { TIERS, tiersSettings } = await import("#app/modules/tiers/index.ts");
  const test = await startTestShop();
  const tiers = [
    { id: "club", name: "Club", threshold: "0" },
    { id: "silver", name: "Silver", threshold: "100", multiplier: "1.5", perks: ["Early access"] },
    { id: "gold", name: "Gold", threshold: "250", multiplier: "1.5" },
  ];
  await saveProgram(test, TIERS, tiersSettings.parse({ tiers }));
  expect((await accountView(test, { customer: 999 })).member?.tier).toEqual({
    name: "Club",
    next: "€100 to Silver",
    keep: null,
    percent: 0,
    perks: [],
  });
  await test.see(orderBy(ADA, ADAS_CUSTOMER, { lines: [pieces(1, 10_000)] }));
  const tierIn = async (locale: string) => (await accountView(test, { locale })).member?.tier;
  expect(await tierIn("en-GB")).toEqual({
    name: "Silver",
    next: "€150 to Gold",
    keep: "€100 by 1 May 2027 to keep Silver",
    percent: 40,
    perks: ["1.5× points on every order", "Early access"],
  });
  expect(plain((await tierIn("es"))?.next)).toBe("150 € más para llegar a Gold");
  expect((await tierIn("ja"))?.keep).toBe("Silverを維持するには2027年5月1日までにあと€100");
});

it("lists every way to earn in the shopper's words, rewards, and codes that are out", async () => {
  const test = await startTestShop({
    pointsPerUnit: "0.5",
    rules: earningRules(
      { id: "hello", kind: "signUp", settings: { points: 25 } },
      { id: "off", kind: "birthday", on: false, settings: { points: 25 } },
    ),
  });
  await test.see(orderBy(ADA, ADAS_CUSTOMER, { lines: [pieces(1, 200_000)] }));
  const card = await offer(test, "giftCard", { cost: 500, amounts: { EUR: "5" } });
  const terms = { benefit: { gives: "gift_card", amount: 500, currency: "EUR" } };
  await redeemed(test, ADA, card, { state: "captured", code: "CARD", terms });
  const view = await accountView(test);
  expect(view.ways.map(({ title, detail }) => [title, plain(detail)])).toEqual([
    ["Every purchase", "1 point for every €2"],
    ["A new account", "25 points"],
  ]);
  expect(view.rewards).toMatchObject([{ rewardId: card, title: "€5 gift card", detail: null, ready: true }]);
  expect(view.open).toMatchObject([{ title: "€5 gift card", code: "CARD", canUndo: false }]);
  expect(view.words).toMatchObject({ title: "Your points and rewards", get: "Get" });
});

it("names in the history what points were spent on", async () => {
  const { reservePoints } = await import("#app/flows/reserve-points.server.ts");
  const test = await startTestShop();
  await test.see(orderBy(ADA, ADAS_CUSTOMER, { lines: [pieces(1, 80_000)] }));
  const reward = await offer(test, "amountOff", { cost: 500, amounts: { EUR: "5" } });
  const profileId = await test.profileOf(ADA);
  if (profileId === null) throw new Error("Ada is not known");
  const wish = { shop: test.shop, profileId, points: toPoints(500), requestId: "request-1" };
  const held = await reservePoints({ ...wish, channel: "checkout", actor: null });
  if (!held.ok) throw new Error("the points were not reserved");
  await redeemed(test, ADA, reward, { holdId: held.holdId });
  expect((await history(test, "es"))[0]).toEqual(["Recompensa: 5 € de descuento", "−500 puntos"]);
});

it("goes on with older lines behind the place that it names", async () => {
  const test = await startTestShop();
  for (let nth = 1; nth <= 25; nth++)
    await test.see(orderBy(ADA, ADAS_CUSTOMER, { orderId: id(2000 + nth), name: `#${2000 + nth}` }));
  const first = await accountView(test);
  expect(linesOf(first)).toHaveLength(20);
  const rest = await accountView(test, { before: first.older });
  expect(linesOf(rest).map(([text]) => text)).toEqual([
    "Order #2005",
    "Order #2004",
    "Order #2003",
    "Order #2002",
    "Order #2001",
  ]);
  expect(rest.older).toBeNull();
});

it("gives the storefront what the account has, without words that its page brings along", async () => {
  const { readStorefrontView } = await import("#app/screens/shopper/account-view.server.ts");
  const { BRAND, brandSettings } = await import("#app/modules/brand/index.ts");
  const test = await startTestShop();
  const pointsName = { en: { one: "bean", other: "beans" } };
  await saveProgram(test, BRAND, brandSettings.parse({ programName: "Roastery", pointsName }));
  await test.see(orderBy(ADA, ADAS_CUSTOMER, { lines: [pieces(1, 100)] }));
  const view = await readStorefrontView(visitorOf(test, ADAS_CUSTOMER), NOW);
  expect(view).toMatchObject({
    member: { name: "Ada", balance: "1\u00a0bean" },
    ways: [{ title: "Every purchase", detail: "1\u00a0bean for every €1" }],
    words: {},
    brand: { programName: "Roastery", logo: null },
  });
});
