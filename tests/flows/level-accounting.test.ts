import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop } from "../harness/shop.ts";
import { id, minor, order, refund } from "../factories/order.ts";
import { eur, later, pieces, returned, tender } from "../factories/order-story.ts";
import { ledgerProblems } from "../invariants/ledger-problems.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterEach(async () => expect(await ledgerProblems()).toEqual([]));
afterAll(() => app.close());

const ADA = "ada@example.com";

it("takes back by the rule that the order earned under, though the rule has changed since (E1)", async () => {
  const shop = await startTestShop({ pointsPerUnit: "1" });
  const two = order({ lines: [pieces(2)] });
  await shop.see(two);
  await shop.saveSettings({ pointsPerUnit: "10" });
  await shop.see(returned(two, 1));
  expect((await shop.balance(ADA)).available).toBe(50);
});

it("prices a new order by the new rule while the old order keeps its own (E1)", async () => {
  const shop = await startTestShop({ pointsPerUnit: "1" });
  await shop.see(order());
  await shop.saveSettings({ pointsPerUnit: "10" });
  const june = new Date("2026-06-15T10:00:00Z");
  await shop.see(order({ orderId: id(1002), processedAt: june, updatedAt: june }));
  expect((await shop.balance(ADA)).available).toBe(1_100);
});

it("takes back after the program was switched off (E2)", async () => {
  const shop = await startTestShop();
  await shop.see(order());
  await shop.saveSettings({ enabled: false });
  await shop.see(returned(order(), 1));
  expect((await shop.balance(ADA)).available).toBe(0);
});

it("follows the goods, not the tender, when a refund is paid out as store credit (E3)", async () => {
  const shop = await startTestShop();
  const two = order({ lines: [pieces(2)] });
  await shop.see(two);
  const goods = returned(two, 1);
  await shop.see({
    ...goods,
    tenders: [tender("shopify_store_credit", 5_000, { kind: "refund" })],
  });
  expect((await shop.balance(ADA)).available).toBe(50);
});

it("takes back for goods that came back though no money has gone out yet, and not again when it does (E3)", async () => {
  const shop = await startTestShop();
  const two = order({ lines: [pieces(2)] });
  const goods = returned(two, 1);
  const unpaid = { ...goods, refunds: goods.refunds.map((each) => ({ ...each, paidBack: [] })) };
  await shop.see(two, unpaid);
  expect((await shop.balance(ADA)).available).toBe(50);
  const money = refund({ refundId: id(502), paidBack: [eur(5_000)] });
  await shop.see(later(unpaid, { refunds: [...unpaid.refunds, money] }));
  expect((await shop.balance(ADA)).available).toBe(50);
});

it("explains every change of a balance with a reason and its order (E4)", async () => {
  const shop = await startTestShop();
  const two = order({ lines: [pieces(2)] });
  const part = returned(two, 1);
  await shop.see(two);
  await shop.see(part);
  await shop.see(later(part, { cancelledAt: new Date("2026-05-04T00:00:00Z") }));
  const { sql } = await import("#app/platform/db.server.ts");
  const { rows } = await sql.query({
    text: `SELECT kind, reason, order_id::text, d_available FROM ledger_entry WHERE merchant_id = $1 ORDER BY version`,
    values: [shop.shop.merchantId],
  });
  expect(rows).toEqual([
    { kind: "earn", reason: "order_earned", order_id: "1001", d_available: 100 },
    { kind: "take_back", reason: "order_refunded", order_id: "1001", d_available: -50 },
    { kind: "take_back", reason: "order_cancelled", order_id: "1001", d_available: -50 },
  ]);
});

it("keeps the points of what was not sent back, over any number of part refunds (E5)", async () => {
  const shop = await startTestShop();
  const three = order({ lines: [pieces(3, 3_333)] });
  await shop.see(three);
  expect((await shop.balance(ADA)).available).toBe(99);
  const one = returned(three, 1, 501);
  await shop.see(one);
  expect((await shop.balance(ADA)).available).toBe(66);
  const two = returned(one, 1, 502);
  await shop.see(two);
  expect((await shop.balance(ADA)).available).toBe(33);
  await shop.see(returned(two, 1, 503));
  expect((await shop.balance(ADA)).available).toBe(0);
});

it("lowers the eligible amount by a refund that names an amount and no line (E6)", async () => {
  const shop = await startTestShop();
  await shop.see(order());
  const back = refund({ paidBack: [eur(2_500)] });
  await shop.see(later(order(), { refunds: [back], financialStatus: "partially_refunded" }));
  expect((await shop.balance(ADA)).available).toBe(75);
});

it("takes all points back when all goods are back, though the shipping was not refunded (E8)", async () => {
  const shop = await startTestShop();
  const shipping = [{ price: minor(490), discount: minor(0), tax: minor(0) }];
  const two = order({ lines: [pieces(2)], shipping, total: minor(10_490), currentTotal: minor(10_490) });
  await shop.see(two);
  expect((await shop.balance(ADA)).available).toBe(100);
  const goods = returned(two, 2);
  await shop.see({ ...goods, financialStatus: "partially_refunded", currentTotal: minor(490) });
  expect((await shop.balance(ADA)).available).toBe(0);
});

it("counts an edit that is recorded as several refunds once (E11)", async () => {
  const shop = await startTestShop();
  const four = order({ lines: [pieces(4, 2_500)] });
  await shop.see(four);
  const recorded = [501, 502, 503].map((refundId) =>
    refund({
      refundId: id(refundId),
      lines: [{ lineId: id(1), quantity: 1, subtotal: minor(2_500), tax: minor(0) }],
    }),
  );
  await shop.see(later(four, { lines: [pieces(4, 2_500, { currentQuantity: 3 })], refunds: recorded }));
  await shop.apply(recorded.map((each) => ({ kind: "refund-seen", orderId: id(1001), refund: each })));
  expect((await shop.balance(ADA)).available).toBe(75);
});

it("gives points for an item added by an edit and takes them for one removed (E12)", async () => {
  const shop = await startTestShop();
  const before = order();
  await shop.see(before);
  const added = later(before, { lines: [...before.lines, pieces(1, 2_000, { lineId: id(2) })] });
  await shop.see(added);
  expect((await shop.balance(ADA)).available).toBe(120);
  const [kept] = before.lines;
  if (!kept) throw new Error("the factory makes a line");
  await shop.see(
    later(added, { lines: [{ ...kept, currentQuantity: 0 }, pieces(1, 2_000, { lineId: id(2) })] }),
  );
  expect((await shop.balance(ADA)).available).toBe(20);
});

it("takes a cancelled order's points back, and an archived order's not (E15)", async () => {
  const shop = await startTestShop();
  const archived = later(order(), { closedAt: new Date("2026-05-02T00:00:00Z") });
  await shop.see(order(), archived);
  expect((await shop.balance(ADA)).available).toBe(100);
  await shop.see(later(archived, { cancelledAt: new Date("2026-05-03T00:00:00Z") }));
  expect((await shop.balance(ADA)).available).toBe(0);
});

it("gives the points again when a cancelled order is completed again, any number of times (E18)", async () => {
  const shop = await startTestShop();
  let state = order();
  await shop.see(state);
  for (let round = 0; round < 3; round++) {
    state = later(state, { cancelledAt: new Date("2026-05-03T00:00:00Z"), financialStatus: "voided" });
    await shop.see(state);
    expect((await shop.balance(ADA)).available).toBe(0);
    state = later(state, { cancelledAt: null, financialStatus: "paid" });
    await shop.see(state);
    expect((await shop.balance(ADA)).available).toBe(100);
  }
});

it("never lowers a balance by more than the refunded order earned (E19)", async () => {
  const shop = await startTestShop();
  const second = order({ orderId: id(1002) });
  await shop.see(order(), second);
  const tooMuch = refund({ paidBack: [eur(50_000)] });
  await shop.see(later(second, { refunds: [tooMuch], financialStatus: "refunded" }));
  expect((await shop.balance(ADA)).available).toBe(100);
});

it("takes points back for a refund at the till as for one online (E20)", async () => {
  const shop = await startTestShop();
  const till = order({ channel: "pos", sourceName: "pos", locationId: id(42), lines: [pieces(2)] });
  await shop.see(till);
  expect((await shop.balance(ADA)).available).toBe(100);
  await shop.see(returned(till, 1));
  expect((await shop.balance(ADA)).available).toBe(50);
});

it("gives nothing for removed lines and voided orders (E23)", async () => {
  const shop = await startTestShop();
  const removed = pieces(1, 2_000, { lineId: id(2), currentQuantity: 0 });
  await shop.see(order({ lines: [pieces(1, 10_000), removed] }));
  await shop.see(order({ orderId: id(1002), financialStatus: "voided" }));
  await shop.see(order({ orderId: id(1003), financialStatus: "expired" }));
  expect(await shop.balance(ADA)).toEqual({ pending: 0, available: 100, held: 0, debt: 0 });
});

it("agrees with the sum of its entries after cancel and refund in either order (E24)", async () => {
  const shop = await startTestShop();
  const two = order({ lines: [pieces(2)] });
  const back = returned(two, 2);
  const both = later(back, { cancelledAt: new Date("2026-05-03T00:00:00Z") });
  await shop.see(two);
  await shop.see(both);
  await shop.see(back);
  await shop.apply([{ kind: "order-deleted", orderId: id(1001) }]);
  expect(await shop.balance(ADA)).toEqual({ pending: 0, available: 0, held: 0, debt: 0 });
});
