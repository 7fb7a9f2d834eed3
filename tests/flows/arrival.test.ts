import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop } from "../harness/shop.ts";
import { currency, id, minor, order, refund } from "../factories/order.ts";
import { eur, later, pieces, returned, tender } from "../factories/order-story.ts";
import { ledgerProblems } from "../invariants/ledger-problems.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterEach(async () => expect(await ledgerProblems()).toEqual([]));
afterAll(() => app.close());

const ADA = "ada@example.com";
const one = pieces(2);
const partBack = refund({
  lines: [{ lineId: id(1), quantity: 1, subtotal: minor(5_000), tax: minor(0) }],
  paidBack: [eur(5_000)],
});

it("ignores a state that is older than the one it knows (O1)", async () => {
  const shop = await startTestShop();
  const two = order({ lines: [one] });
  await shop.see(returned(two, 1));
  expect(await shop.see(two)).toEqual([
    { outcome: "ignored", reason: "A newer state of this order is known." },
  ]);
  expect((await shop.balance(ADA)).available).toBe(50);
});

it("comes to the same state of one second in whichever order two states arrive (O1)", async () => {
  const cheap = order({ lines: [pieces(1, 4_000)] });
  const dear = order({ lines: [pieces(1, 9_000)] });
  const results: number[] = [];
  for (const [first, second] of [
    [cheap, dear],
    [dear, cheap],
  ] as const) {
    const shop = await startTestShop();
    await shop.see(first);
    await shop.see(second);
    results.push((await shop.balance(ADA)).available);
  }
  expect(results).toEqual([90, 90]);
});

it("keeps a refund that comes before its order until the order is seen (O1)", async () => {
  const shop = await startTestShop();
  const early = await shop.apply([{ kind: "refund-seen", orderId: id(1001), refund: partBack }]);
  expect(early).toEqual([{ outcome: "ignored", reason: "Kept until the order itself is seen." }]);
  await shop.see(order({ lines: [one] }));
  expect((await shop.balance(ADA)).available).toBe(50);
});

it("counts a refund once that comes alone, twice, and in the order's state (O1)", async () => {
  const shop = await startTestShop();
  const two = order({ lines: [one] });
  await shop.see(two);
  const seen = { kind: "refund-seen", orderId: id(1001), refund: partBack } as const;
  const outcomes = await shop.apply([seen, seen]);
  expect(outcomes.map((each) => each.outcome)).toEqual(["applied", "ignored"]);
  expect((await shop.balance(ADA)).available).toBe(50);
  await shop.see(returned(two, 1));
  expect((await shop.balance(ADA)).available).toBe(50);
});

it("never brings an order back that was deleted before its first state arrived (O1)", async () => {
  const shop = await startTestShop();
  await shop.apply([{ kind: "order-deleted", orderId: id(1001) }]);
  const outcomes = await shop.see(order());
  expect(outcomes).toEqual([{ outcome: "ignored", reason: "The order was deleted in Shopify." }]);
  expect((await shop.balance(ADA)).available).toBe(0);
});

it("never brings an order back that was deleted", async () => {
  const shop = await startTestShop();
  await shop.see(order());
  await shop.apply([{ kind: "order-deleted", orderId: id(1001) }]);
  expect((await shop.balance(ADA)).available).toBe(0);
  await shop.see(later(order(), {}));
  expect((await shop.balance(ADA)).available).toBe(0);
});

it("takes several news about one return or one payment in a batch", async () => {
  const shop = await startTestShop({ excludedTenders: ["cash"] });
  const back = { returnId: id(61), name: "#1001-R1" };
  const paid = tender("cash", 4_000);
  const outcomes = await shop.apply([
    { kind: "order-seen", order: order() },
    { kind: "return-seen", orderId: id(1001), return: { ...back, status: "requested" } },
    { kind: "return-seen", orderId: id(1001), return: { ...back, status: "open" } },
    { kind: "tender-seen", orderId: id(1001), tender: { ...paid, status: "other" } },
    { kind: "tender-seen", orderId: id(1001), tender: paid },
    { kind: "tender-seen", orderId: id(1001), tender: paid },
    { kind: "tender-seen", orderId: id(1001), tender: tender("visa", 6_000) },
  ]);
  expect(outcomes.map((each) => each.outcome)).toEqual([
    ...Array.from({ length: 5 }, () => "applied"),
    "ignored",
    "applied",
  ]);
  expect((await shop.balance(ADA)).available).toBe(60);
});

it("takes no point too many for a line refund in the shopper's own currency", async () => {
  const shop = await startTestShop();
  const usd = currency("USD");
  const abroad = order({
    lines: [one],
    presentmentCurrency: usd,
    presentmentTotal: minor(10_837),
  });
  const back = returned(abroad, 1);
  const paidBack = [{ amount: minor(5_419), currency: usd }];
  await shop.see(abroad, { ...back, refunds: back.refunds.map((each) => ({ ...each, paidBack })) });
  expect((await shop.balance(ADA)).available).toBe(50);
});

it("applies what a batch says of many strangers who look alike", async () => {
  const shop = await startTestShop();
  const phone = "+493012345670";
  const till = (nth: number, firstName: string) =>
    order({
      orderId: id(2_000 + nth),
      channel: "pos",
      customer: null,
      contact: { email: null, phone, firstName, lastName: "Example" },
    });
  await shop.see(till(1, "Ada"));
  const outcomes = await shop.see(till(2, "Ben"), till(3, "Cleo"), till(4, "Ada"));
  expect(outcomes.map((each) => each.outcome)).toEqual(["applied", "applied", "applied"]);
  expect((await shop.balance(phone)).available).toBe(200);
});
